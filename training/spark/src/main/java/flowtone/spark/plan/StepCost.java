package flowtone.spark.plan;

import flowtone.training.step.BatchShare;

/**
 * What a step of a worker costs, in proportion to its crops.
 *
 * @param seconds of a step of one worker alone, which takes a whole batch
 * @param batch that workers divide
 * @param whole whether they do not, but take one each
 */
public record StepCost(double seconds, BatchShare batch, boolean whole) {
  public StepCost {
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("expected a positive length of steps; got " + seconds);
    }
  }

  /** Crops of each of so many workers. */
  int crops(int workers) {
    return whole ? batch.crops() : batch.of(workers);
  }

  /** Seconds of a step of each of so many workers. */
  double seconds(int workers) {
    return seconds * crops(workers) / batch.crops();
  }
}
