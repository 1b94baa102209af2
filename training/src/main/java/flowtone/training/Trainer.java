package flowtone.training;

import flowtone.run.Checkpoint;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import flowtone.storage.WeightArray;
import flowtone.training.progress.DivergenceMonitor;
import flowtone.training.progress.Intervals;
import flowtone.training.progress.ProgressLine;
import flowtone.training.progress.StepTimer;
import flowtone.training.progress.StopRequest;
import flowtone.training.progress.TrainingFailure;
import flowtone.training.progress.TrainingReport;
import flowtone.training.step.NoisyBatch;
import flowtone.training.step.RunningMeans;
import flowtone.training.step.TrainingException;
import flowtone.training.step.TrainingGraph;
import flowtone.training.step.TrainingSession;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The training loop: steps, and between them progress, evaluations, previews and checkpoints. It
 * resumes from the run's last checkpoint: a kill costs at most the time since then. Where training
 * diverges it goes back to that with half the learning rate, a few times. Used by one thread.
 */
final class Trainer {
  private static final int MAX_ROLLBACKS = 3;

  private final TrainingTask task;
  private final TrainingSession session;
  private final TrainingLoop loop;
  private final Pace pace;
  private final ProgressLine progress;
  private final RunRecorder recorder;

  private StopRequest stop;
  private Gains gains;
  private long step;
  private long measuredStep = -1;
  private DivergenceMonitor monitor;
  private NoisyBatch batch;
  private Map<String, WeightArray> restored = Map.of();
  private Advance advance;
  private StepTimer timer;
  private MetricsReporter metrics;

  /** Trains a run that is open for it. */
  Trainer(RunDirectory run, TrainingLoop loop, Pace pace) {
    this.task = loop.task();
    this.session = loop.session();
    this.loop = loop;
    this.pace = pace;
    this.progress = pace.progress();
    this.recorder = new RunRecorder(run, task.kind());
  }

  /**
   * Trains until the budget is spent, or until nothing was gained for as long as it is patient.
   *
   * @throws TrainingException if training diverged more often than it may
   */
  TrainingReport train() {
    try (StopRequest request = new StopRequest();
        recorder) {
      stop = request;
      restore(recorder.resume(pace.budget().steps()));
      timer = new StepTimer(recorder.state().secondsTrained());
      metrics = new MetricsReporter(task, timer, recorder, progress);
      gains = new Gains(pace.budget(), recorder.curve());
      Optional<TrainingFailure> failure = trainUntilFailure();
      while (failure.isPresent()) {
        rollBack(failure.get());
        failure = trainUntilFailure();
      }
      end();
      return metrics.report(step);
    } catch (RuntimeException e) {
      recorder.fail(e.getMessage());
      throw e;
    }
  }

  private void end() {
    recorder.heartbeat(step, timer.secondsTrained());
    if (stop.made()) {
      recorder.stop(step);
      throw new TrainingException(
          "expected to train to the end; got asked to stop at step %d: the same command goes on there"
              .formatted(step));
    }
    recorder.end(RunState.Progress.FINISHED, gains.verdict(timer.secondsTrained(), task.next()));
    progress.print(recorder.state().verdict());
  }

  /** Restores a checkpoint, or the initial weights where there is none. */
  private void restore(Optional<Checkpoint> checkpoint) {
    checkpoint.ifPresentOrElse(
        last -> session.restore(last.arrays()), () -> session.initialise(task.initial()));
    restored = checkpoint.map(Checkpoint::arrays).orElse(Map.of());
    step = checkpoint.map(Checkpoint::step).orElse(0L);
    monitor =
        new DivergenceMonitor(
            task.objective(), checkpoint.map(Checkpoint::metadata).orElse(Map.of()));
  }

  /** Returns the failure that stopped training, empty once it is finished. */
  private Optional<TrainingFailure> trainUntilFailure() {
    RunningMeans averages = new RunningMeans();
    Intervals.Timers timers = pace.intervals().start();
    Optional<TrainingFailure> failure = Optional.empty();
    try (Advance current = loop.start().at(step, restored)) {
      advance = current;
      while (failure.isEmpty() && !stop.made() && !isFinished()) {
        boolean isFirst = !timer.isUnderWay();
        Map<String, Double> scalars =
            isFirst
                ? progress.during("getting ready for the first step", this::advance)
                : advance();
        timers = isFirst ? pace.intervals().start() : timers;
        averages.add(scalars);
        failure = scalars.isEmpty() ? failure : monitor.check(step, scalars);
        if (failure.isEmpty() && !scalars.isEmpty()) {
          failure = runDueTasks(timers, averages);
        }
      }
    }
    return failure.or(() -> finish());
  }

  private boolean isFinished() {
    return pace.budget().spent(timer.secondsTrained(), step)
        || gains.areOver(timer.secondsTrained());
  }

  /** Logs, evaluates, previews and saves where it is due. */
  private Optional<TrainingFailure> runDueTasks(Intervals.Timers timers, RunningMeans averages) {
    if (timers.log().due()) {
      metrics.training(step, averages.reset(), pace.budget());
    }
    Optional<TrainingFailure> failure = Optional.empty();
    if (timers.evaluation().due()) {
      failure = evaluate();
      timers.evaluation().done();
    }
    if (failure.isEmpty() && timers.preview().due()) {
      preview();
      timers.preview().done();
    }
    if (failure.isEmpty() && timers.checkpoint().due()) {
      save(monitor::accepts);
    }
    return failure;
  }

  /** Saves the weights, after an evaluation unless the run is asked to stop. */
  private Optional<TrainingFailure> finish() {
    boolean isMeasured = stop.made() || step == measuredStep;
    Optional<TrainingFailure> failure = isMeasured ? Optional.empty() : evaluate();
    if (failure.isEmpty() && !save(DivergenceMonitor::isFinite)) {
      return Optional.of(TrainingFailure.NOT_A_NUMBER);
    }
    if (failure.isEmpty() && !stop.made()) {
      preview();
    }
    return failure;
  }

  /** Synthesises previews with the averaged weights. */
  private void preview() {
    Map<String, WeightArray> averages = TrainingSession.averaged(session.capture());
    loop.data().preview().record(recorder, step, averages, progress);
  }

  private Map<String, Double> advance() {
    double factor =
        task.rateFactor(
            step + 1, pace.budget().share(timer.secondsTrained()), recorder.state().rollbacks());
    timer.beginStep();
    Advance.Taken taken = take(factor);
    timer.endSteps(taken.count());
    step += taken.count();
    batch = taken.batch();
    return taken.scalars();
  }

  /** Where no more steps can be taken, those that were are saved before training ends. */
  private Advance.Taken take(double rateFactor) {
    try {
      return advance.take(step, pace.budget().stepsLeft(step), rateFactor);
    } catch (RuntimeException e) {
      recorder.rescue(step, () -> save(DivergenceMonitor::isFinite), e);
      throw e;
    }
  }

  private void rollBack(TrainingFailure failure) {
    int rollbacks = recorder.state().rollbacks();
    if (rollbacks >= MAX_ROLLBACKS) {
      throw new TrainingException(failure.inTheEnd(step, rollbacks));
    }
    recorder.heartbeat(step, timer.secondsTrained());
    restore(recorder.rollBack(failure.goingBack(step, rollbacks + 1, MAX_ROLLBACKS)));
    progress.print(recorder.state().verdict());
  }

  /** Measures the averaged weights on the test set and saves them if they are the best so far. */
  private Optional<TrainingFailure> evaluate() {
    Map<String, Float> weights = task.schedule().apply(Long.MAX_VALUE);
    Map<String, Double> measured =
        progress.during(
            "measuring on recordings kept from training",
            () -> session.evaluate(loop.data().test(), weights, () -> !stop.made()));
    if (stop.made()) {
      return Optional.empty();
    }
    double loss = measured.get(TrainingGraph.LOSS);
    if (!Double.isFinite(loss)) {
      return Optional.of(TrainingFailure.NOT_A_NUMBER);
    }
    Map<String, Double> values = metrics.test(step, measured);
    measuredStep = step;
    if (recorder.saveIfBest(step, timer.secondsTrained(), loss, values, session::capture)) {
      pace.better().run();
    }
    gains = new Gains(pace.budget(), recorder.curve());
    recorder.plot();
    return Optional.empty();
  }

  /**
   * Saves the weights, unless the last step, whose scalars are from before it, spoiled them, and
   * returns whether it did. In the end an unusual loss is no reason to lose what was trained.
   */
  private boolean save(Predicate<Map<String, Double>> isGood) {
    boolean saved =
        batch == null || isGood.test(session.measure(batch, task.schedule().apply(step)));
    if (saved) {
      Map<String, WeightArray> arrays = new LinkedHashMap<>(session.capture());
      arrays.putAll(advance.kept());
      recorder.save(step, timer.secondsTrained(), arrays, monitor.state());
    }
    return saved;
  }
}
