package flowtone.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a run stands, stored as {@code state.json}.
 *
 * @param kind what is trained
 * @param progress what the trainer last said it was doing
 * @param step training steps done
 * @param targetSteps steps after which the run is finished, 0 where only time or quality ends it
 * @param secondsTrained time spent in training over all sittings
 * @param bestMetrics the best figures so far, by name
 * @param rollbacks how often training went back to a checkpoint because it had gone astray; each
 *     halved the learning rate for good
 * @param verdict in words, for people; empty while there is none
 * @param heartbeatEpochMillis when the trainer last wrote this, in ms since 1970
 */
public record RunState(
    Kind kind,
    Progress progress,
    long step,
    long targetSteps,
    double secondsTrained,
    Map<String, Double> bestMetrics,
    int rollbacks,
    String verdict,
    long heartbeatEpochMillis) {

  /** A trainer that was silent for longer than this is taken to be dead. */
  public static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

  /** What is trained. */
  public enum Kind {
    @JsonProperty("teacher")
    TEACHER,
    @JsonProperty("student")
    STUDENT
  }

  /** What becomes of the run. */
  public enum Progress {
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("stopped")
    STOPPED,
    @JsonProperty("finished")
    FINISHED,
    @JsonProperty("failed")
    FAILED
  }

  public RunState {
    if (step < 0 || targetSteps < 0 || secondsTrained < 0 || rollbacks < 0) {
      throw new IllegalArgumentException(
          "expected step, target, seconds and rollbacks of at least 0; got %d, %d, %s and %d"
              .formatted(step, targetSteps, secondsTrained, rollbacks));
    }
    bestMetrics = new TreeMap<>(bestMetrics == null ? Map.of() : bestMetrics);
    verdict = verdict == null ? "" : verdict;
  }

  /** A run that has not done a step. */
  public static RunState begun(Kind kind, long targetSteps) {
    return new RunState(kind, Progress.RUNNING, 0, targetSteps, 0, Map.of(), 0, "", now());
  }

  /**
   * The same run at the beginning of another sitting.
   *
   * @param rollbacks known of by now, from checkpoints too
   */
  public RunState resumed(long targetSteps, int rollbacks) {
    return with(Progress.RUNNING, step, targetSteps, secondsTrained, bestMetrics, rollbacks, "");
  }

  /** The same run further on, as of now. */
  public RunState advanced(long step, double secondsTrained, Map<String, Double> bestMetrics) {
    return with(
        Progress.RUNNING, step, targetSteps, secondsTrained, bestMetrics, rollbacks, verdict);
  }

  /**
   * The same run after training went astray and back to a checkpoint.
   *
   * @param rollbacks how often by now
   * @param note what happened, in words
   */
  public RunState rolledBack(int rollbacks, String note) {
    return with(Progress.RUNNING, rollbacks, note);
  }

  /** The same run at its end, for now or for good. */
  public RunState ended(Progress progress, String verdict) {
    return with(progress, rollbacks, verdict);
  }

  /** The same run, measured. */
  public RunState judged(String verdict) {
    return with(progress, rollbacks, verdict);
  }

  private RunState with(Progress progress, int rollbacks, String verdict) {
    return with(progress, step, targetSteps, secondsTrained, bestMetrics, rollbacks, verdict);
  }

  /** The same run, written down now. */
  private RunState with(
      Progress progress,
      long step,
      long targetSteps,
      double secondsTrained,
      Map<String, Double> bestMetrics,
      int rollbacks,
      String verdict) {
    return new RunState(
        kind, progress, step, targetSteps, secondsTrained, bestMetrics, rollbacks, verdict, now());
  }

  private static long now() {
    return System.currentTimeMillis();
  }

  /** The progress a reader may believe: running only as long as the trainer's heart beats. */
  public Progress progressAt(Instant now) {
    boolean silent = Instant.ofEpochMilli(heartbeatEpochMillis).plus(LONGEST_SILENCE).isBefore(now);
    return progress == Progress.RUNNING && silent ? Progress.STOPPED : progress;
  }
}
