package flowtone.training;

import flowtone.run.Checkpoint;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import flowtone.training.progress.Budget;
import flowtone.training.progress.DivergenceMonitor;
import flowtone.training.progress.Intervals;
import flowtone.training.progress.ProgressLine;
import flowtone.training.progress.StepTimer;
import flowtone.training.progress.StopRequest;
import flowtone.training.progress.TrainingFailure;
import flowtone.training.progress.TrainingReport;
import flowtone.training.step.AdamStep;
import flowtone.training.step.NoisyBatch;
import flowtone.training.step.RunningMeans;
import flowtone.training.step.TrainingException;
import flowtone.training.step.TrainingGraph;
import flowtone.training.step.TrainingSession;
import flowtone.voice.VoiceException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The training loop: steps, and between them the progress line, evaluations, previews and
 * checkpoints. It resumes from the run's last checkpoint, so that a kill costs at most the time
 * since then. Where training diverges it goes back to that checkpoint with half the learning rate,
 * a few times. Used by one thread.
 */
final class Trainer {
  private static final int MAX_ROLLBACKS = 3;

  private final TrainingTask task;
  private final TrainingSession session;
  private final TrainingData data;
  private final Intervals intervals;
  private final ProgressLine progress;
  private final RunRecorder recorder;

  private long step;
  private DivergenceMonitor monitor;
  private NoisyBatch batch;
  private Map<String, Double> lastTest = Map.of();

  Trainer(
      RunDirectory run,
      TrainingTask task,
      TrainingSession session,
      TrainingData data,
      Intervals intervals,
      ProgressLine progress) {
    this.task = task;
    this.session = session;
    this.data = data;
    this.intervals = intervals;
    this.progress = progress;
    this.recorder = new RunRecorder(run, task.kind());
  }

  /**
   * Trains until the budget is spent.
   *
   * @throws TrainingException if training diverged more often than it may
   */
  TrainingReport train(Budget budget) {
    try (StopRequest stop = new StopRequest();
        recorder) {
      restore(recorder.resume(budget.steps()));
      StepTimer timer = new StepTimer(recorder.state().secondsTrained());
      Optional<TrainingFailure> failure = trainUntilFailure(budget, timer, stop);
      while (failure.isPresent()) {
        rollBack(failure.get(), timer);
        failure = trainUntilFailure(budget, timer, stop);
      }
      end(stop, timer);
      return report(timer);
    } catch (RuntimeException e) {
      recorder.fail(e.getMessage());
      throw e;
    }
  }

  private void end(StopRequest stop, StepTimer timer) {
    recorder.heartbeat(step, timer.secondsTrained());
    if (stop.made()) {
      recorder.stop(step);
      throw new TrainingException(
          "expected to train to the end; got asked to stop at step %d: the same command goes on there"
              .formatted(step));
    }
    recorder.end(RunState.Progress.FINISHED, "The budget is spent: " + task.next() + ".");
  }

  private void restore(Optional<Checkpoint> checkpoint) {
    checkpoint.ifPresentOrElse(
        last -> session.restore(last.arrays()), () -> session.initialise(task.initial()));
    step = checkpoint.map(Checkpoint::step).orElse(0L);
    monitor = new DivergenceMonitor(checkpoint.map(Checkpoint::metadata).orElse(Map.of()));
  }

  /** Returns the failure that stopped training, empty once the budget is spent. */
  private Optional<TrainingFailure> trainUntilFailure(
      Budget budget, StepTimer timer, StopRequest stop) {
    RunningMeans averages = new RunningMeans();
    Intervals.Timers timers = intervals.start();
    Optional<TrainingFailure> failure = Optional.empty();
    try (BatchStream stream = data.batches().apply(step)) {
      while (failure.isEmpty() && !stop.made() && !budget.spent(timer.secondsTrained(), step)) {
        Map<String, Double> scalars = step(stream, timer);
        averages.add(scalars);
        failure = monitor.check(step, scalars);
        if (failure.isEmpty()) {
          failure = runDueTasks(timers, averages, timer, budget);
        }
      }
    }
    return failure.or(() -> finish(timer, stop));
  }

  /** Logs, evaluates, previews and saves where it is due. */
  private Optional<TrainingFailure> runDueTasks(
      Intervals.Timers timers, RunningMeans averages, StepTimer timer, Budget budget) {
    if (timers.log().due()) {
      log(timer, averages.reset(), budget);
    }
    Optional<TrainingFailure> failure =
        timers.evaluation().due() ? evaluate(timer) : Optional.empty();
    if (failure.isEmpty() && timers.preview().due()) {
      preview();
    }
    if (failure.isEmpty() && timers.checkpoint().due()) {
      save(timer);
    }
    return failure;
  }

  /** Saves the weights, after an evaluation unless the run is asked to stop at once. */
  private Optional<TrainingFailure> finish(StepTimer timer, StopRequest stop) {
    Optional<TrainingFailure> failure = stop.made() ? Optional.empty() : evaluate(timer);
    if (failure.isEmpty()) {
      save(timer);
    }
    if (failure.isEmpty() && !stop.made()) {
      preview();
    }
    return failure;
  }

  /** Synthesises previews with the averaged weights. Where that fails, training goes on. */
  private void preview() {
    try {
      recorder.preview(step, data.preview().items(TrainingSession.averaged(session.capture())));
    } catch (VoiceException e) {
      progress.print("Step %d has no audio preview: %s".formatted(step, e.getMessage()));
    }
  }

  private Map<String, Double> step(BatchStream stream, StepTimer timer) {
    step++;
    timer.beginStep();
    batch = stream.next();
    Map<String, Double> scalars =
        session.step(
            batch,
            AdamStep.correctedRate(learningRate(), step),
            task.optimiser().averageDecay(step),
            task.schedule().apply(step));
    timer.endStep();
    return scalars;
  }

  /** The learning rate of this step; each rollback halved it. */
  private double learningRate() {
    return task.optimiser().rate(step) * Math.pow(0.5, recorder.state().rollbacks());
  }

  private void rollBack(TrainingFailure failure, StepTimer timer) {
    int rollbacks = recorder.state().rollbacks();
    if (rollbacks >= MAX_ROLLBACKS) {
      throw new TrainingException(
          "expected training to go on; got a failure at step %d for the %dth time, although the"
                  .formatted(step, rollbacks + 1)
              + " learning rate was halved %d times: %s; begin another run with %s"
                  .formatted(rollbacks, failure.sentence(), failure.remedy()));
    }
    long failedStep = step;
    recorder.heartbeat(step, timer.secondsTrained());
    restore(
        recorder.rollBack(
            "Step %d: %s; going on from the last good checkpoint with half the learning rate (%d of"
                    .formatted(failedStep, failure.sentence(), rollbacks + 1)
                + " at most %d times).".formatted(MAX_ROLLBACKS)));
    progress.print(recorder.state().verdict());
  }

  private void log(StepTimer timer, Map<String, Double> means, Budget budget) {
    double samplesPerSecond = timer.recentStepsPerSecond() * task.samplesPerStep();
    Map<String, Double> values = new LinkedHashMap<>();
    means.forEach((name, value) -> values.put("train/" + name, value));
    values.put("speed/samplesPerSecond", samplesPerSecond);
    values.put("speed/gigaflopsPerSecond", samplesPerSecond * task.flopsPerSample() / 1e9);
    recorder.record(step, timer.secondsTrained(), values);
    recorder.heartbeat(step, timer.secondsTrained());
    progress.show(
        step,
        timer.secondsTrained(),
        budget.left(timer.secondsTrained(), step, timer.overallStepsPerSecond()),
        values);
  }

  private Optional<TrainingFailure> evaluate(StepTimer timer) {
    Map<String, Double> measured =
        session.evaluate(data.test(), task.schedule().apply(Long.MAX_VALUE));
    double loss = measured.get(TrainingGraph.LOSS);
    if (!Double.isFinite(loss)) {
      return Optional.of(TrainingFailure.NOT_A_NUMBER);
    }
    Map<String, Double> values = new LinkedHashMap<>();
    measured.forEach((name, value) -> values.put("test/" + name, value));
    recorder.record(step, timer.secondsTrained(), values);
    lastTest = values;
    if (recorder.isBest(loss)) {
      recorder.saveBest(step, timer.secondsTrained(), loss, values, session.capture());
    }
    progress.show(step, timer.secondsTrained(), values);
    recorder.plot();
    return Optional.empty();
  }

  /**
   * Saves the weights, unless the last step, whose scalars are from before it, made them diverge.
   */
  private void save(StepTimer timer) {
    if (batch == null || monitor.accepts(session.measure(batch, task.schedule().apply(step)))) {
      recorder.save(step, timer.secondsTrained(), session.capture(), monitor.state());
    }
  }

  private TrainingReport report(StepTimer timer) {
    double samplesPerSecond = timer.stepsPerSecond() * task.samplesPerStep();
    return new TrainingReport(
        step,
        samplesPerSecond,
        samplesPerSecond * task.flopsPerSample() / 1e9,
        timer.secondsTrained(),
        lastTest);
  }
}
