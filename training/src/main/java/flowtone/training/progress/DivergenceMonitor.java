package flowtone.training.progress;

import flowtone.training.step.TrainingGraph;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the scalars of each step for failures that training does not recover from: NaN or infinite
 * values, a loss or KL divergence that explodes, a student that becomes silent. Not thread-safe.
 */
public final class DivergenceMonitor {
  private static final double MIN_RISE_NATS = 1;

  /** KL divergences range over orders of magnitude: only a tenfold one is far above its level. */
  private static final double MIN_RISE_LOG_KL = Math.log(10);

  /** A level below this, relative to the recordings, counts as silent. */
  private static final double SILENT_DB = -20;

  /**
   * Steps of the run before loudness is checked; until then the student is still getting louder.
   */
  private static final long WARM_UP_STEPS = 3000;

  /** Steps since the start or resumption before loudness is checked. */
  private static final int AVERAGING_STEPS = 200;

  private static final String OBJECTIVE = "objective";
  private static final String LOSS_LEVEL = "lossLevel";
  private static final String LOG_KL_LEVEL = "logKlLevel";

  private final RunningLevel loss;
  private final RunningLevel logKl;
  private final RelativeLoudness loudness = new RelativeLoudness();
  private final String objective;
  private int steps;

  /**
   * @param objective identifies what the scalars are measured against: a student's divergence from
   *     a teacher that has learnt on may be far above that from the teacher as it was
   * @param state what {@link #state} returned when the checkpoint that training resumes from was
   *     saved; empty for a new run. Levels of another objective are not taken on
   */
  public DivergenceMonitor(String objective, Map<String, String> state) {
    boolean same = objective.equals(state.getOrDefault(OBJECTIVE, objective));
    Map<String, String> levels = same ? state : Map.of();
    this.objective = objective;
    this.loss = new RunningLevel(MIN_RISE_NATS, levels.getOrDefault(LOSS_LEVEL, ""));
    this.logKl = new RunningLevel(MIN_RISE_LOG_KL, levels.getOrDefault(LOG_KL_LEVEL, ""));
  }

  /** The objective and the running levels by name, to be saved with a checkpoint. */
  public Map<String, String> state() {
    return Map.of(OBJECTIVE, objective, LOSS_LEVEL, loss.state(), LOG_KL_LEVEL, logKl.state());
  }

  /**
   * Checks the scalars of one more step.
   *
   * @param step counted over the whole run
   * @param scalars by their names in the training graph
   * @return the failure found, if any
   */
  public Optional<TrainingFailure> check(long step, Map<String, Double> scalars) {
    steps++;
    if (!isFinite(scalars)) {
      return Optional.of(TrainingFailure.NOT_A_NUMBER);
    }
    // Both levels are updated at every step, so both are evaluated before either is returned.
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

  /** Whether weights with these scalars may be saved. */
  public boolean accepts(Map<String, Double> scalars) {
    return isFinite(scalars)
        && !loss.isFar(scalars.get(TrainingGraph.LOSS))
        && !logKl.isFar(logKl(scalars));
  }

  /** log(1 + KL) in log-nats; 0 for a teacher, which has no divergence. */
  private static double logKl(Map<String, Double> scalars) {
    return Math.log1p(Math.max(0, scalars.getOrDefault("kl", 0.0)));
  }

  /** Whether scalars are numbers: of weights that are not, nothing good comes any more. */
  public static boolean isFinite(Map<String, Double> scalars) {
    return Double.isFinite(scalars.get(TrainingGraph.LOSS))
        && Double.isFinite(scalars.getOrDefault("gradientNorm", 0.0));
  }

  private boolean isSilent(long step, Map<String, Double> scalars) {
    if (!scalars.containsKey("recordingRms")) {
      return false;
    }
    loudness.add(scalars.get("rms"), scalars.get("recordingRms"));
    return step > WARM_UP_STEPS && steps > AVERAGING_STEPS && loudness.decibels() < SILENT_DB;
  }
}
