package flowtone.train;

import flowtone.network.WeightArray;
import flowtone.run.Checkpoint;
import flowtone.run.MetricsEntry;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import flowtone.run.TensorBoardWriter;
import flowtone.run.TrainingPlots;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * The loop: steps, the progress line, evaluation, checkpoints. It resumes from the run's last
 * checkpoint and loses at most the time since then, whenever it is killed. Used by one thread.
 */
final class Trainer {
  private static final double LOG_SECONDS = 10;
  private static final double CHECKPOINT_SECONDS = 60;
  private static final double EVALUATION_SECONDS = 120;
  private static final String SECONDS = "secondsTrained";
  private static final String BEST = "bestLoss";

  /**
   * What is trained on what.
   *
   * @param kind teacher or student
   * @param optimiser its schedule
   * @param schedule scalars the loss is fed with at a step
   * @param initial weights known from elsewhere, by name
   * @param samplesPerStep audio samples a step
   * @param flopsPerSample floating-point operations of matrix products, there and back
   */
  record Task(
      RunState.Kind kind,
      OptimiserConfig optimiser,
      LongFunction<Map<String, Float>> schedule,
      Map<String, WeightArray> initial,
      int samplesPerStep,
      double flopsPerSample) {}

  private final RunDirectory run;
  private final Task task;
  private final TrainingSession session;
  private final LongFunction<BatchStream> batches;
  private final List<NoisyBatch> test;
  private final ProgressLine progress;

  private RunState state;
  private double bestLoss = Double.POSITIVE_INFINITY;
  private Map<String, Double> lastTest = Map.of();

  /**
   * @param batches the stream of training batches after so many steps
   * @param test what is evaluated on
   */
  Trainer(
      RunDirectory run,
      Task task,
      TrainingSession session,
      LongFunction<BatchStream> batches,
      List<NoisyBatch> test,
      ProgressLine progress) {
    this.run = run;
    this.task = task;
    this.session = session;
    this.batches = batches;
    this.test = test;
    this.progress = progress;
  }

  /**
   * Trains until the budget is spent.
   *
   * @throws TrainingException if the loss is no longer a number
   */
  TrainingReport train(Budget budget) {
    double before = resume();
    long step = state.step();
    Pace pace = new Pace(before);
    Averages averages = new Averages();
    Every log = new Every(LOG_SECONDS);
    Every checkpoint = new Every(CHECKPOINT_SECONDS);
    Every evaluation = new Every(EVALUATION_SECONDS);
    try (BatchStream stream = batches.apply(step);
        TensorBoardWriter events = new TensorBoardWriter(run.events())) {
      while (!budget.spent(pace.secondsTrained(), step)) {
        step++;
        pace.beginStep();
        averages.add(step(stream.next(), step));
        pace.endStep();
        if (log.due()) {
          log(events, step, pace, averages.take(), budget);
        }
        if (evaluation.due()) {
          evaluate(events, step, pace.secondsTrained());
        }
        if (checkpoint.due()) {
          save(step, pace.secondsTrained());
        }
      }
      evaluate(events, step, pace.secondsTrained());
      save(step, pace.secondsTrained());
    }
    finish(step, pace.secondsTrained());
    return report(step, pace);
  }

  private Map<String, Double> step(NoisyBatch batch, long step) {
    double rate = task.optimiser().rate(step);
    Map<String, Double> scalars =
        session.step(
            batch,
            AdamStep.correctedRate(rate, step),
            task.optimiser().averageDecay(step),
            task.schedule().apply(step));
    if (!Double.isFinite(scalars.get(TrainingGraph.LOSS))) {
      run.writeState(state.ended(RunState.Progress.FAILED, "The loss was not a number."));
      throw new TrainingException(
          "expected a finite loss; got %s at step %d: try a lower learningRate or clipNorm; the last"
                  .formatted(scalars.get(TrainingGraph.LOSS), step)
              + " checkpoint is from before");
    }
    return scalars;
  }

  /** Loads the last checkpoint or begins; returns the seconds trained before. */
  private double resume() {
    state = run.state().orElse(RunState.begun(task.kind(), 0));
    Checkpoint last = run.checkpoints().latest().orElse(null);
    if (last == null) {
      session.initialise(task.initial());
      state = RunState.begun(task.kind(), 0);
      run.writeState(state);
      return 0;
    }
    session.restore(last.arrays());
    double seconds = Double.parseDouble(last.metadata().getOrDefault(SECONDS, "0"));
    bestLoss = Double.parseDouble(last.metadata().getOrDefault(BEST, "Infinity"));
    run.metrics().dropAfter(last.step());
    state = state.advanced(last.step(), seconds, state.bestMetrics());
    run.writeState(state);
    run.log("Resumed at step " + last.step());
    return seconds;
  }

  private void log(
      TensorBoardWriter events, long step, Pace pace, Map<String, Double> means, Budget budget) {
    double samplesPerSecond = pace.recentStepsPerSecond() * task.samplesPerStep();
    Map<String, Double> values = new LinkedHashMap<>();
    means.forEach((name, value) -> values.put("train/" + name, value));
    values.put("speed/samplesPerSecond", samplesPerSecond);
    values.put("speed/gigaflopsPerSecond", samplesPerSecond * task.flopsPerSample() / 1e9);
    record(events, step, pace.secondsTrained(), values);
    state = state.advanced(step, pace.secondsTrained(), state.bestMetrics());
    run.writeState(state);
    double left =
        budget.secondsLeft(pace.secondsTrained(), step, 1 / Math.max(1e-9, pace.stepsPerSecond()));
    progress.show(step, pace.secondsTrained(), left, values);
  }

  private void evaluate(TensorBoardWriter events, long step, double seconds) {
    Map<String, Double> measured = session.evaluate(test, task.schedule().apply(Long.MAX_VALUE));
    Map<String, Double> values = new LinkedHashMap<>();
    measured.forEach((name, value) -> values.put("test/" + name, value));
    record(events, step, seconds, values);
    lastTest = values;
    double loss = measured.get(TrainingGraph.LOSS);
    if (loss < bestLoss) {
      bestLoss = loss;
      run.checkpoints().saveBest(step, session.capture(), metadata(seconds));
      state = state.advanced(step, seconds, values);
      run.writeState(state);
    }
    progress.show(step, seconds, Double.NaN, values);
    TrainingPlots.write(run.metrics().read(), run.plots());
  }

  private void record(
      TensorBoardWriter events, long step, double seconds, Map<String, Double> values) {
    run.metrics().append(new MetricsEntry(step, seconds, values));
    events.scalars(step, values);
  }

  private void save(long step, double seconds) {
    run.checkpoints().save(step, session.capture(), metadata(seconds));
  }

  private Map<String, String> metadata(double seconds) {
    return Map.of(SECONDS, Double.toString(seconds), BEST, Double.toString(bestLoss));
  }

  private void finish(long step, double seconds) {
    state = state.advanced(step, seconds, state.bestMetrics());
    run.writeState(state.ended(RunState.Progress.FINISHED, "The budget is spent."));
  }

  private TrainingReport report(long step, Pace pace) {
    double samplesPerSecond = pace.stepsPerSecond() * task.samplesPerStep();
    return new TrainingReport(
        step,
        samplesPerSecond,
        samplesPerSecond * task.flopsPerSample() / 1e9,
        pace.secondsTrained(),
        lastTest);
  }
}
