package flowtone.train;

import flowtone.run.Checkpoint;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
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
  private final Material material;
  private final Cadence cadence;
  private final ProgressLine progress;
  private final Logbook book;

  private long step;
  private Watch watch;
  private NoisyBatch batch;
  private Map<String, Double> lastTest = Map.of();

  Trainer(
      RunDirectory run,
      TrainingTask task,
      TrainingSession session,
      Material material,
      Cadence cadence,
      ProgressLine progress) {
    this.task = task;
    this.session = session;
    this.material = material;
    this.cadence = cadence;
    this.progress = progress;
    this.book = new Logbook(run, task.kind());
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
      Pace pace = new Pace(book.state().secondsTrained());
      Optional<Trouble> trouble = trainUntilTrouble(budget, pace, stop);
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

  private void end(StopRequest stop, Pace pace) {
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
    watch = new Watch(checkpoint.map(Checkpoint::metadata).orElse(Map.of()));
  }

  /** Empty once the budget is spent. */
  private Optional<Trouble> trainUntilTrouble(Budget budget, Pace pace, StopRequest stop) {
    Averages averages = new Averages();
    Cadence.Clocks clocks = cadence.start();
    Optional<Trouble> trouble = Optional.empty();
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
  private Optional<Trouble> pause(
      Cadence.Clocks clocks, Averages averages, Pace pace, Budget budget) {
    if (clocks.log().due()) {
      log(pace, averages.take(), budget);
    }
    Optional<Trouble> trouble = clocks.evaluation().due() ? evaluate(pace) : Optional.empty();
    if (trouble.isEmpty() && clocks.rehearsal().due()) {
      rehearse();
    }
    if (trouble.isEmpty() && clocks.checkpoint().due()) {
      save(pace);
    }
    return trouble;
  }

  /** Keeps the weights; of a run that is not asked to stop at once, after an evaluation. */
  private Optional<Trouble> finish(Pace pace, StopRequest stop) {
    Optional<Trouble> trouble = stop.made() ? Optional.empty() : evaluate(pace);
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

  private Map<String, Double> step(BatchStream stream, Pace pace) {
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

  private void rollBack(Trouble trouble, Pace pace) {
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

  private void log(Pace pace, Map<String, Double> means, Budget budget) {
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

  private Optional<Trouble> evaluate(Pace pace) {
    Map<String, Double> measured =
        session.evaluate(material.test(), task.schedule().apply(Long.MAX_VALUE));
    double loss = measured.get(TrainingGraph.LOSS);
    if (!Double.isFinite(loss)) {
      return Optional.of(Trouble.NOT_A_NUMBER);
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
  private void save(Pace pace) {
    if (batch == null || watch.approves(session.measure(batch, task.schedule().apply(step)))) {
      book.save(step, pace.secondsTrained(), session.capture(), watch.memory());
    }
  }

  private TrainingReport report(Pace pace) {
    double samplesPerSecond = pace.stepsPerSecond() * task.samplesPerStep();
    return new TrainingReport(
        step,
        samplesPerSecond,
        samplesPerSecond * task.flopsPerSample() / 1e9,
        pace.secondsTrained(),
        lastTest);
  }
}
