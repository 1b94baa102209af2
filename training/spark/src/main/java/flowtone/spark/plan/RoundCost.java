package flowtone.spark.plan;

/**
 * What a round of training costs, as it was measured.
 *
 * @param stepSeconds of a worker for one step
 * @param stateMegabytes of weights, averages and moments, which each worker gets and gives back, in
 *     millions of bytes
 * @param overheadSeconds of a round beside steps and transfer, however many workers there are
 * @param workerSeconds of the driver for each worker's state, to read it and add it up
 */
public record RoundCost(
    double stepSeconds, double stateMegabytes, double overheadSeconds, double workerSeconds) {
  public RoundCost {
    if (!(stepSeconds > 0 && stateMegabytes > 0 && overheadSeconds >= 0 && workerSeconds >= 0)) {
      throw new IllegalArgumentException(
          "expected a positive length of steps and size of the state and no negative overhead; got %s s, %s MB, %s s and %s s"
              .formatted(stepSeconds, stateMegabytes, overheadSeconds, workerSeconds));
    }
  }
}
