package flowtone.training;

import flowtone.audio.file.WavWriter;
import flowtone.report.Fonts;
import flowtone.report.Png;
import flowtone.run.Checkpoint;
import flowtone.run.MetricsEntry;
import flowtone.run.Rollback;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import flowtone.run.TensorBoardWriter;
import flowtone.run.TrainingPlots;
import flowtone.storage.WeightArray;
import flowtone.training.progress.LearningCurve;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Records the state, metrics, previews and checkpoints of a run while it is trained, and restores
 * where it resumes. Used by one thread.
 */
final class RunRecorder implements AutoCloseable {
  private static final String SECONDS = "secondsTrained";
  private static final String BEST = "bestLoss";
  private static final String ROLLBACKS = "rollbacks";

  private final RunDirectory run;
  private final TensorBoardWriter events;

  private RunState state;
  private double bestLoss = Double.POSITIVE_INFINITY;
  private long restoredStep;
  private long savedStep;
  private boolean savedSince = true;
  private boolean saysUndrawn;

  /** Records a run that is open for training. */
  RunRecorder(RunDirectory run, RunState.Kind kind) {
    this.run = run;
    this.state = run.state().orElse(RunState.begun(kind, 0));
    this.events = new TensorBoardWriter(run.events());
  }

  /** The state last written. */
  RunState state() {
    return state;
  }

  /**
   * Starts or resumes the run.
   *
   * @param targetSteps steps after which the run is finished, 0 where time ends it
   * @return the checkpoint to resume from, empty for a new run
   */
  Optional<Checkpoint> resume(long targetSteps) {
    Optional<Checkpoint> last = run.checkpoints().latest();
    Map<String, String> known = last.map(Checkpoint::metadata).orElse(Map.of());
    bestLoss = Double.parseDouble(known.getOrDefault(BEST, "Infinity"));
    double seconds = Double.parseDouble(known.getOrDefault(SECONDS, "0"));
    int rollbacks = Integer.parseInt(known.getOrDefault(ROLLBACKS, "0"));
    write(state.resumed(targetSteps, Math.max(rollbacks, state.rollbacks())));
    resumeFrom(last, seconds);
    last.ifPresent(checkpoint -> run.log("Resumed at step " + checkpoint.step()));
    return last;
  }

  /**
   * Goes back to the last checkpoint or, where none was saved since the last rollback, to the one
   * before it: the last may itself have diverged.
   *
   * @param note what happened, for people
   * @return the checkpoint to resume from, empty where the run has none yet
   */
  Optional<Checkpoint> rollBack(String note) {
    Optional<Checkpoint> last = savedSince ? run.checkpoints().latest() : earlier();
    run.log(note);
    savedSince = false;
    write(state.rolledBack(state.rollbacks() + 1, note));
    long failedStep = state.step();
    resumeFrom(last, state.secondsTrained());
    run.rollbacks().append(new Rollback(failedStep, restoredStep, note));
    return last;
  }

  /** The checkpoint before the one last restored. */
  private Optional<Checkpoint> earlier() {
    return run.checkpoints().latestBefore(restoredStep).or(() -> run.checkpoints().latest());
  }

  private void resumeFrom(Optional<Checkpoint> checkpoint, double seconds) {
    restoredStep = checkpoint.map(Checkpoint::step).orElse(0L);
    savedStep = restoredStep;
    run.metrics().dropAfter(restoredStep);
    run.samples().dropAfter(restoredStep);
    events.restartedAt(restoredStep);
    heartbeat(restoredStep, seconds);
  }

  /** Writes the current step and time, as a sign that the trainer is alive. */
  void heartbeat(long step, double seconds) {
    write(state.advanced(step, seconds, state.bestMetrics()));
  }

  /** Records metrics of a step. */
  void record(long step, double seconds, Map<String, Double> values) {
    run.metrics().append(new MetricsEntry(step, seconds, values));
    events.scalars(step, values);
  }

  /** Records audio previews of a step, as files and for TensorBoard. */
  void preview(long step, List<PreviewItem> items) {
    for (PreviewItem item : items) {
      WavWriter.write(run.samples().recording(item.label()), item.recording());
      WavWriter.write(run.samples().latest(item.label()), item.synthesized());
      WavWriter.write(run.samples().at(step, item.label()), item.synthesized());
      int samples = item.synthesized().samples().length;
      int sampleRateHz = item.synthesized().sampleRateHz();
      events.audio(step, "sound/" + item.label(), item.wav(), sampleRateHz, samples);
      BufferedImage picture = item.picture();
      events.image(
          step,
          "spectrogram/" + item.label(),
          Png.bytes(picture),
          picture.getWidth(),
          picture.getHeight());
    }
    run.samples().thin();
  }

  /** The loss on the test set so far. */
  LearningCurve curve() {
    return LearningCurve.of(run.metrics().read());
  }

  /**
   * Draws the metrics recorded so far. Where this Java cannot draw, for lack of fonts, the training
   * goes on without pictures: a night's work is worth more.
   */
  void plot() {
    if (Fonts.areThere()) {
      TrainingPlots.write(run.metrics().read(), run.plots());
    } else if (!saysUndrawn) {
      saysUndrawn = true;
      run.log("No curves are drawn, because this Java has no fonts");
    }
  }

  /**
   * Saves a checkpoint as the best if it is, and returns whether it did.
   *
   * @param loss on the test set
   * @param values all metrics on the test set
   */
  boolean saveIfBest(
      long step,
      double seconds,
      double loss,
      Map<String, Double> values,
      Supplier<Map<String, WeightArray>> arrays) {
    if (loss >= bestLoss) {
      return false;
    }
    bestLoss = loss;
    run.checkpoints().saveBest(step, arrays.get(), metadata(seconds));
    write(state.advanced(step, seconds, values));
    return true;
  }

  /**
   * Saves a checkpoint to resume from.
   *
   * @param more metadata beside that of the run
   */
  void save(long step, double seconds, Map<String, WeightArray> arrays, Map<String, String> more) {
    Map<String, String> metadata = new LinkedHashMap<>(metadata(seconds));
    metadata.putAll(more);
    run.checkpoints().save(step, arrays, metadata);
    savedSince = true;
    savedStep = step;
  }

  /** Has what was trained before a failure saved, as far as it can be, unless it is already. */
  void rescue(long step, Runnable save, RuntimeException failure) {
    try {
      if (step > savedStep) {
        save.run();
      }
    } catch (RuntimeException alsoUnwritable) {
      failure.addSuppressed(alsoUnwritable);
    }
  }

  private Map<String, String> metadata(double seconds) {
    return Map.of(
        SECONDS,
        Double.toString(seconds),
        BEST,
        Double.toString(bestLoss),
        ROLLBACKS,
        Integer.toString(state.rollbacks()));
  }

  /** Ends training because that was asked for. */
  void stop(long step) {
    run.log("Stopped at step " + step);
    end(RunState.Progress.STOPPED, "");
  }

  /** Ends training, for now or for good. */
  void end(RunState.Progress progress, String verdict) {
    write(state.ended(progress, verdict));
  }

  /** Ends training after an error, unless it was asked to stop, as far as that can be written. */
  void fail(String sentence) {
    if (state.progress() == RunState.Progress.STOPPED) {
      return;
    }
    try {
      end(RunState.Progress.FAILED, sentence);
    } catch (RuntimeException alsoUnwritable) {
      // Such as on a full disk. Readers see that the trainer does not hold the lock any more.
      return;
    }
  }

  private void write(RunState next) {
    state = next;
    run.writeState(next);
  }

  @Override
  public void close() {
    events.close();
  }
}
