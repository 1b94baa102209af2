package flowtone.train;

import java.util.Map;
import java.util.Optional;

/**
 * Watches the figures of each step for what training does not recover from: numbers that are none,
 * a loss or a divergence that explodes, a student that falls silent. Not thread-safe.
 */
final class Watch {
  private static final double LEAST_RISE_NATS = 1;

  /** Divergences spread over orders of magnitude: a tenfold one is far above its level. */
  private static final double LEAST_RISE_LOG_KL = Math.log(10);

  /** Fainter than this beside the recordings is silent. */
  private static final double SILENT_DB = -20;

  /** Steps after which a student is expected to be heard; until then it is still rising. */
  private static final long HEARD_STEPS = 3000;

  /** Steps of this sitting before loudness is judged. */
  private static final int LISTENING_STEPS = 200;

  private final RunningLevel loss = new RunningLevel(LEAST_RISE_NATS);
  private final RunningLevel logKl = new RunningLevel(LEAST_RISE_LOG_KL);
  private final RelativeLoudness loudness = new RelativeLoudness();
  private int steps;

  /**
   * Takes the figures of one more step.
   *
   * @param step counted over the whole run
   * @param scalars as a training graph names them
   */
  Optional<Trouble> after(long step, Map<String, Double> scalars) {
    steps++;
    if (!isFinite(scalars)) {
      return Optional.of(Trouble.NOT_A_NUMBER);
    }
    // Each level follows every step, so neither is asked only where the other found nothing.
    boolean klExplodes = logKl.explodes(logKl(scalars));
    boolean lossExplodes = loss.explodes(scalars.get(TrainingGraph.LOSS));
    if (klExplodes) {
      return Optional.of(Trouble.KL_EXPLODED);
    }
    if (lossExplodes) {
      return Optional.of(Trouble.LOSS_EXPLODED);
    }
    return isSilent(step, scalars) ? Optional.of(Trouble.SILENT) : Optional.empty();
  }

  /** Whether weights of which these figures were measured are worth keeping. */
  boolean approves(Map<String, Double> scalars) {
    return isFinite(scalars)
        && !loss.isFar(scalars.get(TrainingGraph.LOSS))
        && !logKl.isFar(logKl(scalars));
  }

  /** Of a teacher, which has none, always 0. */
  private static double logKl(Map<String, Double> scalars) {
    return Math.log1p(Math.max(0, scalars.getOrDefault("kl", 0.0)));
  }

  private static boolean isFinite(Map<String, Double> scalars) {
    return Double.isFinite(scalars.get(TrainingGraph.LOSS))
        && Double.isFinite(scalars.getOrDefault("gradientNorm", 0.0));
  }

  private boolean isSilent(long step, Map<String, Double> scalars) {
    if (!scalars.containsKey("recordingRms")) {
      return false;
    }
    loudness.add(scalars.get("rms"), scalars.get("recordingRms"));
    return step > HEARD_STEPS && steps > LISTENING_STEPS && loudness.decibels() < SILENT_DB;
  }
}
