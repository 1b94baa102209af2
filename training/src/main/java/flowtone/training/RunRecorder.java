package flowtone.training;

import flowtone.audio.WavWriter;
import flowtone.report.Png;
import flowtone.run.Checkpoint;
import flowtone.run.MetricsEntry;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import flowtone.run.TensorBoardWriter;
import flowtone.run.TrainingPlots;
import flowtone.storage.WeightArray;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps a run's state, curves and checkpoints while it is trained, and says where to go on from.
 * Used by one thread.
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
  private boolean savedSince = true;

  /** Opens the books of a run that is open for training. */
  RunRecorder(RunDirectory run, RunState.Kind kind) {
    this.run = run;
    this.state = run.state().orElse(RunState.begun(kind, 0));
    this.events = new TensorBoardWriter(run.events());
  }

  /** Where the run stands. */
  RunState state() {
    return state;
  }

  /**
   * Begins a sitting.
   *
   * @param targetSteps steps after which the run is finished, 0 where time ends it
   * @return what to go on from, empty for a new run
   */
  Optional<Checkpoint> resume(long targetSteps) {
    Optional<Checkpoint> last = run.checkpoints().latest();
    Map<String, String> known = last.map(Checkpoint::metadata).orElse(Map.of());
    bestLoss = Double.parseDouble(known.getOrDefault(BEST, "Infinity"));
    double seconds = Double.parseDouble(known.getOrDefault(SECONDS, "0"));
    int rollbacks = Integer.parseInt(known.getOrDefault(ROLLBACKS, "0"));
    write(state.resumed(targetSteps, Math.max(rollbacks, state.rollbacks())));
    goOnFrom(last, seconds);
    last.ifPresent(checkpoint -> run.log("Resumed at step " + checkpoint.step()));
    return last;
  }

  /**
   * Goes back to the last checkpoint, or, where no new one was made since the run last went back,
   * to the one before it: the last may itself be where the trouble begins.
   *
   * @param note what happened, for people
   * @return what to go on from, empty where the run has no checkpoint yet
   */
  Optional<Checkpoint> rollBack(String note) {
    Optional<Checkpoint> last = savedSince ? run.checkpoints().latest() : earlier();
    run.log(note);
    savedSince = false;
    write(state.rolledBack(state.rollbacks() + 1, note));
    goOnFrom(last, state.secondsTrained());
    return last;
  }

  /** Where {@link #rollBack} would go on from. */
  private Optional<Checkpoint> earlier() {
    return run.checkpoints().latestBefore(restoredStep).or(() -> run.checkpoints().latest());
  }

  private void goOnFrom(Optional<Checkpoint> checkpoint, double seconds) {
    restoredStep = checkpoint.map(Checkpoint::step).orElse(0L);
    run.metrics().dropAfter(restoredStep);
    events.restartedAt(restoredStep);
    heartbeat(restoredStep, seconds);
  }

  /** Shows that the trainer lives, and where it is. */
  void heartbeat(long step, double seconds) {
    write(state.advanced(step, seconds, state.bestMetrics()));
  }

  /** Keeps figures of a step. */
  void record(long step, double seconds, Map<String, Double> values) {
    run.metrics().append(new MetricsEntry(step, seconds, values));
    events.scalars(step, values);
  }

  /** Keeps what the run sounds like at a step, as files and for TensorBoard. */
  void hear(long step, List<PreviewItem> takes) {
    for (PreviewItem take : takes) {
      WavWriter.write(run.samples().resolve(take.label() + "-recording.wav"), take.recording());
      WavWriter.write(run.samples().resolve(take.label() + ".wav"), take.played());
      int samples = take.played().samples().length;
      int sampleRateHz = take.played().sampleRateHz();
      events.audio(step, "sound/" + take.label(), take.wav(), sampleRateHz, samples);
      BufferedImage picture = take.picture();
      events.image(
          step,
          "spectrogram/" + take.label(),
          Png.bytes(picture),
          picture.getWidth(),
          picture.getHeight());
    }
  }

  /** Draws the curves of everything recorded. */
  void plot() {
    TrainingPlots.write(run.metrics().read(), run.plots());
  }

  /** Whether a loss on test recordings is the lowest so far. */
  boolean isBest(double loss) {
    return loss < bestLoss;
  }

  /**
   * Keeps the best weights.
   *
   * @param loss on test recordings, the lowest so far
   * @param values all figures measured on them
   */
  void saveBest(
      long step,
      double seconds,
      double loss,
      Map<String, Double> values,
      Map<String, WeightArray> arrays) {
    bestLoss = loss;
    run.checkpoints().saveBest(step, arrays, metadata(seconds));
    write(state.advanced(step, seconds, values));
  }

  /**
   * Keeps what a resumed run goes on from.
   *
   * @param more metadata than that of the run
   */
  void save(long step, double seconds, Map<String, WeightArray> arrays, Map<String, String> more) {
    Map<String, String> metadata = new LinkedHashMap<>(metadata(seconds));
    metadata.putAll(more);
    run.checkpoints().save(step, arrays, metadata);
    savedSince = true;
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

  /** Ends the sitting because that was asked for. */
  void stop(long step) {
    run.log("Stopped at step " + step);
    end(RunState.Progress.STOPPED, "");
  }

  /** Ends the sitting. */
  void end(RunState.Progress progress, String verdict) {
    write(state.ended(progress, verdict));
  }

  /**
   * Ends the sitting where it cannot go on, unless it was asked to, as far as that can be written.
   */
  void fail(String sentence) {
    if (state.progress() == RunState.Progress.STOPPED) {
      return;
    }
    try {
      end(RunState.Progress.FAILED, sentence);
    } catch (RuntimeException alsoUnwritable) {
      // On a full disk for one: whoever reads the run finds that its trainer is gone.
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
