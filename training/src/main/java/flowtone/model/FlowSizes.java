package flowtone.model;

import flowtone.control.ControlLayout;
import flowtone.graph.NetworkContext;
import flowtone.network.ConditionerConfig;
import flowtone.network.FrameGrid;
import flowtone.network.FramedCausalNetwork;
import flowtone.network.NetworkConfig;
import flowtone.network.ScaleBound;
import flowtone.network.SignalConditioner;

/**
 * Sizes of a flow on waveform frames and of its conditioner, of whatever family.
 *
 * @param flows networks in the chain, at least 1
 * @param network each of them
 * @param conditioner what they share
 * @param logScaleFloor least log standard deviation of a sample, summed over the flows
 * @param initialLogScale log standard deviation before training
 */
public record FlowSizes(
    int flows,
    NetworkConfig network,
    ConditionerConfig conditioner,
    double logScaleFloor,
    double initialLogScale) {
  public FlowSizes {
    if (flows < 1) {
      throw new IllegalArgumentException("expected at least 1 flow; got " + flows);
    }
  }

  /** Bound of the log-scale of each flow. */
  public ScaleBound scaleBound() {
    return new ScaleBound(logScaleFloor, initialLogScale).share(flows);
  }

  /** The frame grid of one of the flows; that of an only flow begins with the sound. */
  public FrameGrid grid(int flow) {
    return FrameGrid.staggered(network.frameSamples(), flow, flows);
  }

  /** The network of one of the flows, on its own one of the staggered grids. */
  public FramedCausalNetwork causalNetwork(NetworkContext context, int flow) {
    return new FramedCausalNetwork(
        context.under("flow" + flow), network, grid(flow), scaleBound(), conditioner.hasSource());
  }

  /** What turns controls into the conditioning of the flows. */
  public SignalConditioner signalConditioner(
      NetworkContext context, int featureWidth, int hopSamples) {
    return new SignalConditioner(
        context, conditioner, network.frameSamples(), featureWidth, hopSamples);
  }

  /** Samples before one that it can depend on: each flow adds its own receptive field. */
  public int receptiveField() {
    int filter = conditioner.sourceFilter() == null ? 0 : conditioner.sourceFilter().taps();
    return flows * network.receptiveField() + filter;
  }

  /** Hops of features needed before the first hop of a chunk. */
  public int contextHops() {
    return conditioner.contextHops() + ControlLayout.PITCH_CONTEXT_HOPS;
  }
}
