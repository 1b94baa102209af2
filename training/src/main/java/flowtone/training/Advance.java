package flowtone.training;

import flowtone.storage.WeightArray;
import flowtone.training.step.NoisyBatch;
import java.util.Map;

/** How training gets on: by a step of this process, or by a round of steps of others. */
interface Advance extends AutoCloseable {
  /**
   * Steps that were taken.
   *
   * @param count how many; 0 where a round was given up because the process is to end
   * @param scalars losses and other values, means over them; empty where there were none
   * @param batch of the last step, on which its weights may be measured; null of a round, whose
   *     weights are a mean
   */
  record Taken(long count, Map<String, Double> scalars, NoisyBatch batch) {}

  /** Begins to advance where a run is. */
  @FunctionalInterface
  interface Start {
    /**
     * @param step steps done
     * @param checkpoint arrays of the checkpoint that was restored, empty at the beginning
     */
    Advance at(long step, Map<String, WeightArray> checkpoint);
  }

  /**
   * Takes steps; the session then has what they led to.
   *
   * @param step steps done
   * @param most steps to take
   * @param rateFactor of the learning rate
   */
  Taken take(long step, long most, double rateFactor);

  /** What a checkpoint keeps beside the state of the session, by names of its own. */
  default Map<String, WeightArray> kept() {
    return Map.of();
  }

  @Override
  void close();
}
