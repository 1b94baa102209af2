package flowtone.training.progress;

import flowtone.training.step.TrainingGraph;
import java.util.Map;
import java.util.Optional;

/**
 * Watches the figures of each step for what training does not recover from: numbers that are none,
 * a loss or a divergence that explodes, a student that falls silent. Not thread-safe.
 */
public final class DivergenceMonitor {
  private static final double LEAST_RISE_NATS = 1;

  /** Divergences spread over orders of magnitude: a tenfold one is far above its level. */
  private static final double LEAST_RISE_LOG_KL = Math.log(10);

  /** Fainter than this beside the recordings is silent. */
  private static final double SILENT_DB = -20;

  /** Steps after which a student is expected to be heard; until then it is still rising. */
  private static final long HEARD_STEPS = 3000;

  /** Steps of this sitting before loudness is judged. */
  private static final int LISTENING_STEPS = 200;

  private static final String LOSS_LEVEL = "lossLevel";
  private static final String LOG_KL_LEVEL = "logKlLevel";

  private final RunningLevel loss;
  private final RunningLevel logKl;
  private final RelativeLoudness loudness = new RelativeLoudness();
  private int steps;

  /**
   * @param memory what {@link #memory} gave when the weights that training goes on from were kept;
   *     empty at the beginning
   */
  public DivergenceMonitor(Map<String, String> memory) {
    this.loss = new RunningLevel(LEAST_RISE_NATS, memory.getOrDefault(LOSS_LEVEL, ""));
    this.logKl = new RunningLevel(LEAST_RISE_LOG_KL, memory.getOrDefault(LOG_KL_LEVEL, ""));
  }

  /** The levels, by name. */
  public Map<String, String> memory() {
    return Map.of(LOSS_LEVEL, loss.memory(), LOG_KL_LEVEL, logKl.memory());
  }

  /**
   * Takes the figures of one more step.
   *
   * @param step counted over the whole run
   * @param scalars as a training graph names them
   */
  public Optional<TrainingFailure> after(long step, Map<String, Double> scalars) {
    steps++;
    if (!isFinite(scalars)) {
      return Optional.of(TrainingFailure.NOT_A_NUMBER);
    }
    // Each level follows every step, so neither is asked only where the other found nothing.
    boolean klExplodes = logKl.explodes(logKl(scalars));
    boolean lossExplodes = loss.explodes(scalars.get(TrainingGraph.LOSS));
    if (klExplodes) {
      return Optional.of(TrainingFailure.KL_EXPLODED);
    }
    if (lossExplodes) {
      return Optional.of(TrainingFailure.LOSS_EXPLODED);
    }
    return isSilent(step, scalars) ? Optional.of(TrainingFailure.SILENT) : Optional.empty();
  }

  /** Whether weights of which these figures were measured are worth keeping. */
  public boolean approves(Map<String, Double> scalars) {
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
