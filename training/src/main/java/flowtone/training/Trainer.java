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
 * The loop: steps, the progress line, evaluation, checkpoints. It resumes from the run's last
 * checkpoint and loses at most the time since then, whenever it is killed. Where training goes
 * astray it goes back to that checkpoint with half the learning rate, a few times. Used by one
 * thread.
 */
final class Trainer {
  private static final int MOST_ROLLBACKS = 3;

  private final TrainingTask task;
  private final TrainingSession session;
  private final TrainingData material;
  private final Intervals cadence;
  private final ProgressLine progress;
  private final RunRecorder book;

  private long step;
  private DivergenceMonitor watch;
  private NoisyBatch batch;
  private Map<String, Double> lastTest = Map.of();

  Trainer(
      RunDirectory run,
      TrainingTask task,
      TrainingSession session,
      TrainingData material,
      Intervals cadence,
      ProgressLine progress) {
    this.task = task;
    this.session = session;
    this.material = material;
    this.cadence = cadence;
    this.progress = progress;
    this.book = new RunRecorder(run, task.kind());
  }

  /**
   * Trains until the budget is spent.
   *
   * @throws TrainingException if training went astray once more than it may
   */
  TrainingReport train(Budget budget) {
    try (StopRequest stop = new StopRequest();
        book) {
      restore(book.resume(budget.steps()));
      StepTimer pace = new StepTimer(book.state().secondsTrained());
      Optional<TrainingFailure> trouble = trainUntilTrouble(budget, pace, stop);
      while (trouble.isPresent()) {
        rollBack(trouble.get(), pace);
        trouble = trainUntilTrouble(budget, pace, stop);
      }
      end(stop, pace);
      return report(pace);
    } catch (RuntimeException e) {
      book.fail(e.getMessage());
      throw e;
    }
  }

  private void end(StopRequest stop, StepTimer pace) {
    book.heartbeat(step, pace.secondsTrained());
    if (stop.made()) {
      book.stop(step);
      throw new TrainingException(
          "expected to train to the end; got asked to stop at step %d: the same command goes on there"
              .formatted(step));
    }
    book.end(RunState.Progress.FINISHED, "The budget is spent: " + task.next() + ".");
  }

  private void restore(Optional<Checkpoint> checkpoint) {
    checkpoint.ifPresentOrElse(
        last -> session.restore(last.arrays()), () -> session.initialise(task.initial()));
    step = checkpoint.map(Checkpoint::step).orElse(0L);
    watch = new DivergenceMonitor(checkpoint.map(Checkpoint::metadata).orElse(Map.of()));
  }

  /** Empty once the budget is spent. */
  private Optional<TrainingFailure> trainUntilTrouble(
      Budget budget, StepTimer pace, StopRequest stop) {
    RunningMeans averages = new RunningMeans();
    Intervals.Clocks clocks = cadence.start();
    Optional<TrainingFailure> trouble = Optional.empty();
    try (BatchStream stream = material.batches().apply(step)) {
      while (trouble.isEmpty() && !stop.made() && !budget.spent(pace.secondsTrained(), step)) {
        Map<String, Double> scalars = step(stream, pace);
        averages.add(scalars);
        trouble = watch.after(step, scalars);
        if (trouble.isEmpty()) {
          trouble = pause(clocks, averages, pace, budget);
        }
      }
    }
    return trouble.or(() -> finish(pace, stop));
  }

  /** Does between two steps what is due. */
  private Optional<TrainingFailure> pause(
      Intervals.Clocks clocks, RunningMeans averages, StepTimer pace, Budget budget) {
    if (clocks.log().due()) {
      log(pace, averages.take(), budget);
    }
    Optional<TrainingFailure> trouble =
        clocks.evaluation().due() ? evaluate(pace) : Optional.empty();
    if (trouble.isEmpty() && clocks.rehearsal().due()) {
      rehearse();
    }
    if (trouble.isEmpty() && clocks.checkpoint().due()) {
      save(pace);
    }
    return trouble;
  }

  /** Keeps the weights; of a run that is not asked to stop at once, after an evaluation. */
  private Optional<TrainingFailure> finish(StepTimer pace, StopRequest stop) {
    Optional<TrainingFailure> trouble = stop.made() ? Optional.empty() : evaluate(pace);
    if (trouble.isEmpty()) {
      save(pace);
    }
    if (trouble.isEmpty() && !stop.made()) {
      rehearse();
    }
    return trouble;
  }

  /** Lets the averaged weights be heard. Where that fails, training goes on. */
  private void rehearse() {
    try {
      book.hear(step, material.rehearsal().takes(TrainingSession.averaged(session.capture())));
    } catch (VoiceException e) {
      progress.say("Step %d was not heard: %s".formatted(step, e.getMessage()));
    }
  }

  private Map<String, Double> step(BatchStream stream, StepTimer pace) {
    step++;
    pace.beginStep();
    batch = stream.next();
    Map<String, Double> scalars =
        session.step(
            batch,
            AdamStep.correctedRate(learningRate(), step),
            task.optimiser().averageDecay(step),
            task.schedule().apply(step));
    pace.endStep();
    return scalars;
  }

  /** Of this step: every time that training went astray halved it. */
  private double learningRate() {
    return task.optimiser().rate(step) * Math.pow(0.5, book.state().rollbacks());
  }

  private void rollBack(TrainingFailure trouble, StepTimer pace) {
    int rollbacks = book.state().rollbacks();
    if (rollbacks >= MOST_ROLLBACKS) {
      throw new TrainingException(
          "expected training to go on; got trouble at step %d for the %dth time, although the"
                  .formatted(step, rollbacks + 1)
              + " learning rate was halved %d times: %s; begin another run with %s"
                  .formatted(rollbacks, trouble.sentence(), trouble.remedy()));
    }
    long strayed = step;
    book.heartbeat(step, pace.secondsTrained());
    restore(
        book.rollBack(
            "Step %d: %s; going on from the last good checkpoint with half the learning rate (%d of"
                    .formatted(strayed, trouble.sentence(), rollbacks + 1)
                + " at most %d times).".formatted(MOST_ROLLBACKS)));
    progress.say(book.state().verdict());
  }

  private void log(StepTimer pace, Map<String, Double> means, Budget budget) {
    double samplesPerSecond = pace.recentStepsPerSecond() * task.samplesPerStep();
    Map<String, Double> values = new LinkedHashMap<>();
    means.forEach((name, value) -> values.put("train/" + name, value));
    values.put("speed/samplesPerSecond", samplesPerSecond);
    values.put("speed/gigaflopsPerSecond", samplesPerSecond * task.flopsPerSample() / 1e9);
    book.record(step, pace.secondsTrained(), values);
    book.heartbeat(step, pace.secondsTrained());
    progress.show(
        step,
        pace.secondsTrained(),
        budget.left(pace.secondsTrained(), step, pace.overallStepsPerSecond()),
        values);
  }

  private Optional<TrainingFailure> evaluate(StepTimer pace) {
    Map<String, Double> measured =
        session.evaluate(material.test(), task.schedule().apply(Long.MAX_VALUE));
    double loss = measured.get(TrainingGraph.LOSS);
    if (!Double.isFinite(loss)) {
      return Optional.of(TrainingFailure.NOT_A_NUMBER);
    }
    Map<String, Double> values = new LinkedHashMap<>();
    measured.forEach((name, value) -> values.put("test/" + name, value));
    book.record(step, pace.secondsTrained(), values);
    lastTest = values;
    if (book.isBest(loss)) {
      book.saveBest(step, pace.secondsTrained(), loss, values, session.capture());
    }
    progress.show(step, pace.secondsTrained(), values);
    book.plot();
    return Optional.empty();
  }

  /** Keeps the weights, unless the last step, whose figures are from before it, spoiled them. */
  private void save(StepTimer pace) {
    if (batch == null || watch.approves(session.measure(batch, task.schedule().apply(step)))) {
      book.save(step, pace.secondsTrained(), session.capture(), watch.memory());
    }
  }

  private TrainingReport report(StepTimer pace) {
    double samplesPerSecond = pace.stepsPerSecond() * task.samplesPerStep();
    return new TrainingReport(
        step,
        samplesPerSecond,
        samplesPerSecond * task.flopsPerSample() / 1e9,
        pace.secondsTrained(),
        lastTest);
  }
}
