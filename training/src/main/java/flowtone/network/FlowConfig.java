package flowtone.network;

/**
 * Sizes of a teacher or a student.
 *
 * @param flows networks in the chain; a teacher has one
 * @param network each of them
 * @param conditioner what they share
 * @param logScaleFloor least log standard deviation of a sample, summed over the flows
 * @param initialLogScale log standard deviation before training
 */
public record FlowConfig(
    int flows,
    NetworkConfig network,
    ConditionerConfig conditioner,
    double logScaleFloor,
    double initialLogScale) {
  public FlowConfig {
    if (flows < 1) {
      throw new IllegalArgumentException("expected at least 1 flow; got " + flows);
    }
  }

  /** Bound of the log-scale of each flow. */
  public ScaleBound scaleBound() {
    return new ScaleBound(logScaleFloor, initialLogScale).share(flows);
  }

  /** Samples before one that it can depend on: each flow adds its own receptive field. */
  public int receptiveField() {
    return flows * network.receptiveField();
  }

  /** Hops of features needed before the first hop of a chunk. */
  public int contextHops() {
    return conditioner.contextHops() + SignalConditioner.EARLIER_HOPS;
  }
}
