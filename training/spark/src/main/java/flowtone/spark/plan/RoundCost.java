package flowtone.spark.plan;

/**
 * What a round of training costs, as it was measured.
 *
 * @param step of a worker
 * @param stateMegabytes of weights, averages and moments, which each worker gets and gives back, in
 *     millions of bytes
 * @param overheadSeconds of a round beside steps and transfer, however many workers there are
 * @param workerSeconds of the driver for each worker's state, to read it and add it up
 */
public record RoundCost(
    StepCost step, double stateMegabytes, double overheadSeconds, double workerSeconds) {
  public RoundCost {
    if (!(stateMegabytes > 0 && overheadSeconds >= 0 && workerSeconds >= 0)) {
      throw new IllegalArgumentException(
          "expected a positive size of the state and no negative overhead; got %s MB, %s s and %s s"
              .formatted(stateMegabytes, overheadSeconds, workerSeconds));
    }
  }
}
