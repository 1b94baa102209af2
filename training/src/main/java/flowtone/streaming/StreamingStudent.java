package flowtone.streaming;

import flowtone.control.ControlFrames;
import flowtone.control.ControlLayout;
import flowtone.kernel.Kernels;
import flowtone.model.FlowConfig;
import flowtone.network.ConditionerConfig;
import flowtone.storage.WeightArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A student from noise to sound in plain Java, chunk by chunk. Weights are laid out once and
 * shared; all that a stream remembers is in its {@link StudentMemory}; a chunk costs its own
 * frames, what depends on hops alone is computed once a hop. Immutable and thread-safe.
 */
public final class StreamingStudent {
  private final FlowConfig config;
  private final int hopSamples;
  private final HopConditionerPass conditioner;
  private final SideSignals side;
  private final Source source;
  private final List<FlowPass> flows = new ArrayList<>();
  private final int stateSize;
  private final ConcurrentLinkedQueue<Workspace> workspaces = new ConcurrentLinkedQueue<>();

  /**
   * @param config of the student
   * @param weights of the student by name
   * @param layout of the controls it will be given
   * @throws IllegalArgumentException if a weight is missing or of another shape
   */
  public StreamingStudent(
      FlowConfig config, Map<String, WeightArray> weights, ControlLayout layout) {
    this(config, weights, layout, Kernels.best());
  }

  StreamingStudent(
      FlowConfig config, Map<String, WeightArray> weights, ControlLayout layout, Kernels kernels) {
    this.config = config;
    this.hopSamples = layout.hopSamples();
    NamedWeights all = new NamedWeights(weights, "");
    StateLayout state = new StateLayout();
    ConditionerConfig sizes = config.conditioner();
    conditioner =
        new HopConditionerPass(
            kernels, sizes, all.under("conditioner"), layout.featureWidth(), state);
    int pastSamples = 2 * config.network().frameSamples();
    side = new SideSignals(kernels, sizes.signals(), hopSamples, pastSamples, state);
    source = source(kernels, all, layout.featureWidth(), state);
    for (int flow = 0; flow < config.flows(); flow++) {
      flows.add(flow(kernels, all, flow, state));
    }
    stateSize = state.size();
  }

  private Source source(
      Kernels kernels, NamedWeights weights, int featureWidth, StateLayout state) {
    ConditionerConfig sizes = config.conditioner();
    if (sizes.hasSource()) {
      return new FilterSource(kernels, sizes, weights, featureWidth, hopSamples, state);
    }
    return sizes.harmonics() > 0
        ? new CarrierSource(kernels, sizes, weights, hopSamples, state)
        : new NoSource();
  }

  private FlowPass flow(Kernels kernels, NamedWeights all, int flow, StateLayout state) {
    FlowWeights weights = FlowWeights.of(kernels, config, all, flow);
    UnitOrder order = UnitOrder.of(config.network().channels(), config.network().frameSamples());
    HopBiases biases = new HopBiases(kernels, config, all.under("flow" + flow), order, state);
    return new FlowPass(kernels, weights, biases, hopSamples, state);
  }

  /** Values that a stream remembers. */
  public int stateSize() {
    return stateSize;
  }

  /** Samples of noise before one that it can depend on, from the first of a frame in each flow. */
  public int reachSamples() {
    return config.receptiveField() + config.flows() * config.network().frameSamples();
  }

  /** What a stream remembers before which there was nothing at all. */
  public StudentMemory memory() {
    return new StudentMemory(new float[stateSize]);
  }

  /**
   * The sound of the next chunk.
   *
   * @param controls of one stream, those of its last chunk before them
   * @param noise one value a sample of the controls
   * @param memory of the stream, which moves on
   * @return as many samples, at the level trained on
   * @throws IllegalArgumentException if noise and controls do not fit each other
   */
  public float[] next(ControlFrames controls, float[] noise, StudentMemory memory) {
    if (controls.batch() != 1 || noise.length != controls.samples()) {
      throw new IllegalArgumentException(
          "expected the controls of one sound and as many values of noise, %d; got %d sounds and %d"
              .formatted(controls.samples(), controls.batch(), noise.length));
    }
    Workspace w = workspaces.poll();
    w = w == null ? new Workspace(config, hopSamples, flows.get(0).biasColumns()) : w;
    float[] sound = new float[noise.length];
    for (int hop = 0; hop < controls.hops(); hop += Workspace.MOST_HOPS) {
      int hops = Math.min(Workspace.MOST_HOPS, controls.hops() - hop);
      int at = hop * hopSamples;
      System.arraycopy(noise, at, w.signal, w.signalAt, hops * hopSamples);
      pass(w, hops == controls.hops() ? controls : controls.part(hop, hops), memory);
      System.arraycopy(w.signal, w.signalAt, sound, at, hops * hopSamples);
    }
    workspaces.add(w);
    return sound;
  }

  /** A block of hops, whose noise in the workspace becomes sound. */
  private void pass(Workspace w, ControlFrames controls, StudentMemory memory) {
    float[] state = memory.values;
    int hops = controls.hops();
    HopRows rows = condition(controls, memory.begins(), state);
    side.turn(w, controls);
    source.begin(w, controls, rows, state);
    side.lay(w, controls, state);
    int end = w.signalAt + hops * hopSamples;
    for (FlowPass flow : flows) {
      Arrays.fill(w.signal, end, w.signal.length, 0);
      flow.apply(w, rows, state, hops);
    }
    source.end(w, state, hops);
  }

  /** At its beginning a stream has not yet read the hops before. */
  private HopRows condition(ControlFrames controls, boolean begins, float[] state) {
    int context = controls.layout().contextHops();
    int hops = controls.hops();
    return begins
        ? conditioner.apply(
            controls.features(), 0, context + hops, HopBiases.PAST_HOPS + hops, state)
        : conditioner.apply(controls.features(), context, hops, hops, state);
  }
}
