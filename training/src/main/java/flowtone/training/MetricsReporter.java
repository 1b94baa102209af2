package flowtone.training;

import flowtone.training.progress.Budget;
import flowtone.training.progress.ProgressLine;
import flowtone.training.progress.StepTimer;
import flowtone.training.progress.TrainingReport;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reports the metrics of training to the run and to the progress line. Used by one thread. */
final class MetricsReporter {
  private final TrainingTask task;
  private final StepTimer timer;
  private final RunRecorder recorder;
  private final ProgressLine progress;
  private Map<String, Double> lastTest = Map.of();

  MetricsReporter(TrainingTask task, StepTimer timer, RunRecorder recorder, ProgressLine progress) {
    this.task = task;
    this.timer = timer;
    this.recorder = recorder;
    this.progress = progress;
  }

  /**
   * Reports scalars of the training set and the speed.
   *
   * @param means over the steps since the last report, by name
   * @param budget of the run, for the time left
   */
  void training(long step, Map<String, Double> means, Budget budget) {
    double samplesPerSecond = timer.recentStepsPerSecond() * task.samplesPerStep();
    Map<String, Double> values = grouped("train/", means);
    values.put("speed/samplesPerSecond", samplesPerSecond);
    values.put("speed/gigaflopsPerSecond", gigaflops(samplesPerSecond));
    double seconds = timer.secondsTrained();
    recorder.record(step, seconds, values);
    recorder.heartbeat(step, seconds);
    progress.trained(
        step, seconds, budget.left(seconds, step, timer.overallStepsPerSecond()), values);
  }

  /**
   * Reports scalars of the test set.
   *
   * @return the metrics under the names they are recorded by
   */
  Map<String, Double> test(long step, Map<String, Double> measured) {
    lastTest = grouped("test/", measured);
    recorder.record(step, timer.secondsTrained(), lastTest);
    progress.tested(step, timer.secondsTrained(), lastTest);
    return lastTest;
  }

  /** The result of training. */
  TrainingReport report(long step) {
    double samplesPerSecond = timer.stepsPerSecond() * task.samplesPerStep();
    return new TrainingReport(
        step, samplesPerSecond, gigaflops(samplesPerSecond), timer.secondsTrained(), lastTest);
  }

  private double gigaflops(double samplesPerSecond) {
    return samplesPerSecond * task.flopsPerSample() / 1e9;
  }

  private static Map<String, Double> grouped(String group, Map<String, Double> scalars) {
    Map<String, Double> values = new LinkedHashMap<>();
    scalars.forEach((name, value) -> values.put(group + name, value));
    return values;
  }
}
