package flowtone.training;

import flowtone.storage.WeightArray;
import java.io.Serializable;
import java.util.Map;

/**
 * Trains by rounds of steps that are taken elsewhere, by several workers at once, such as on the
 * machines of a cluster. Used by one thread.
 */
public interface Rounds {
  /**
   * What came of a round, or of one worker's part in it.
   *
   * @param steps that each worker took; 0 if it was given up
   * @param state of training after them: weights, averages and moments by name
   * @param scalars means of losses and other values over them
   * @param seconds that the steps took, those of the slowest worker
   */
  record Round(
      long steps, Map<String, WeightArray> state, Map<String, Double> scalars, double seconds)
      implements Serializable {
    /** One that came to nothing, because the process is asked to end. */
    public static Round givenUp(Map<String, WeightArray> state) {
      return new Round(0, state, Map.of(), 0);
    }
  }

  /** How many batches of the configuration all workers take in a step together. */
  double batches();

  /**
   * Trains one round.
   *
   * @param step steps done
   * @param most steps that it may have
   * @param rateFactor of the learning rate
   * @param state that every worker starts from
   */
  Round next(long step, long most, double rateFactor, Map<String, WeightArray> state);

  /** What is remembered from round to round, to be kept with checkpoints, by names of its own. */
  Map<String, WeightArray> memory();

  /** Goes on as at a checkpoint. */
  void recall(Map<String, WeightArray> checkpoint);
}
