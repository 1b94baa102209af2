package flowtone.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The state of a run, stored as {@code state.json}. Immutable; every change sets the heartbeat.
 *
 * @param kind what is trained
 * @param progress as the trainer last wrote it
 * @param step training steps done
 * @param targetSteps steps after which the run is finished, 0 where only time or quality ends it
 * @param secondsTrained seconds of training, before a resumption too
 * @param bestMetrics metrics of the best checkpoint, by name
 * @param rollbacks number of times that training diverged and went back to a checkpoint; each
 *     halved the learning rate for good
 * @param verdict in words, for people; empty while there is none
 * @param heartbeatEpochMillis when the trainer last wrote this, ms since 1970
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

  /** A trainer whose last heartbeat is older than this is taken to be dead. */
  public static final Duration HEARTBEAT_TIMEOUT = Duration.ofMinutes(2);

  /** What is trained. */
  public enum Kind {
    @JsonProperty("teacher")
    TEACHER,
    @JsonProperty("student")
    STUDENT
  }

  /** What the run is doing. */
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

  /** A new run. */
  public static RunState begun(Kind kind, long targetSteps) {
    return new RunState(kind, Progress.RUNNING, 0, targetSteps, 0, Map.of(), 0, "", now());
  }

  /**
   * The run when it is resumed.
   *
   * @param rollbacks so far, as checkpoints have them too
   */
  public RunState resumed(long targetSteps, int rollbacks) {
    return with(Progress.RUNNING, step, targetSteps, secondsTrained, bestMetrics, rollbacks, "");
  }

  /** The run further on. */
  public RunState advanced(long step, double secondsTrained, Map<String, Double> bestMetrics) {
    return with(
        Progress.RUNNING, step, targetSteps, secondsTrained, bestMetrics, rollbacks, verdict);
  }

  /**
   * The run after training diverged and went back to a checkpoint.
   *
   * @param rollbacks so far
   * @param note what happened, in words
   */
  public RunState rolledBack(int rollbacks, String note) {
    return with(Progress.RUNNING, rollbacks, note);
  }

  /** The run when training ends, for now or for good. */
  public RunState ended(Progress progress, String verdict) {
    return with(progress, rollbacks, verdict);
  }

  /** The run after its evaluation. */
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

  /** The progress at a time: stopped where the heartbeat of a running trainer has timed out. */
  public Progress progressAt(Instant now) {
    boolean silent =
        Instant.ofEpochMilli(heartbeatEpochMillis).plus(HEARTBEAT_TIMEOUT).isBefore(now);
    return progress == Progress.RUNNING && silent ? Progress.STOPPED : progress;
  }
}
