package flowtone.incremental;

import flowtone.control.ControlFrames;
import flowtone.control.ControlLayout;
import flowtone.graph.ConstantParameters;
import flowtone.graph.Feeds;
import flowtone.graph.NetworkContext;
import flowtone.graph.Sessions;
import flowtone.graph.SilentMemory;
import flowtone.graph.TimeRows;
import flowtone.model.FlowConfig;
import flowtone.network.ControlSignals;
import flowtone.network.SignalConditioner;
import flowtone.sourcefilter.SourceFilterConfig;
import flowtone.storage.WeightArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Runs a model's conditioner once over a stretch of sound, before any of its samples is known. Owns
 * a graph and its session; thread-safe.
 */
public final class FlowConditioner implements AutoCloseable {
  /** Hops at once: the carrier's harmonics are held for all of them. */
  private static final int PART_HOPS = 128;

  private final FlowConfig config;
  private final ControlLayout layout;
  private final Graph graph = new Graph();
  private final Session session;
  private final ControlSignals controls;

  /**
   * Side signals, the carrier, the hop biases of each flow, then a filter's responses and the pitch
   * of each frame if there are any.
   */
  private final List<Operand<TFloat32>> outputs = new ArrayList<>();

  /**
   * @param config of a teacher or a student
   * @param weights of the same by name
   * @throws IllegalArgumentException if a weight is missing or of another shape
   */
  public FlowConditioner(
      FlowConfig config, Map<String, WeightArray> weights, int featureWidth, int hopSamples) {
    this.config = config;
    Ops tf = Ops.create(graph);
    TimeRows rows = new TimeRows(tf, tf.constant(1));
    NetworkContext context =
        new NetworkContext(
            rows, new ConstantParameters(tf, weights), new SilentMemory(tf, rows.batch()));
    layout = new ControlLayout(config.contextHops(), featureWidth, hopSamples);
    controls = ControlSignals.placeholders(tf, 1, ControlSignals.ANY, layout);
    SignalConditioner.Conditioned given =
        config.sizes().signalConditioner(context, featureWidth, hopSamples).apply(controls);
    outputs.add(given.conditioning().side());
    outputs.add(given.source() == null ? given.carrier() : given.source().harmonics());
    for (int flow = 0; flow < config.flows(); flow++) {
      outputs.add(config.sizes().causalNetwork(context, flow).hopBiases(given.conditioning()));
    }
    if (given.source() != null) {
      outputs.add(given.source().responses());
    } else if (given.whitening() != null) {
      outputs.add(given.whitening().responses());
    }
    if (config.network().longTermPeriods() > 0) {
      outputs.add(config.sizes().causalNetwork(context, 0).pitch(given.conditioning()));
    }
    session = Sessions.open(graph);
  }

  /**
   * What controls come to inside the model.
   *
   * @throws IllegalArgumentException if the features reach back fewer hops than the conditioner
   */
  public FlowControls apply(ControlFrames frames) {
    if (frames.layout().contextHops() != layout.contextHops()) {
      throw new IllegalArgumentException(
          "expected features from %d hops before the sound; got %d"
              .formatted(layout.contextHops(), frames.layout().contextHops()));
    }
    Collected collected = new Collected(frames.hops());
    for (int hop = 0; hop < frames.hops(); hop += PART_HOPS) {
      collected.add(hop, run(frames.part(hop, Math.min(PART_HOPS, frames.hops() - hop))));
    }
    return new FlowControls(
        layout.hopSamples(),
        collected.biases,
        collected.pitch,
        collected.side,
        collected.carrier,
        collected.responses);
  }

  /** The outputs for part of the sound, row-major. */
  private List<float[]> run(ControlFrames part) {
    try (Feeds feeds = new Feeds()) {
      return controls.feed(feeds, part).run(session, outputs);
    }
  }

  /** What the parts run so far came to. */
  private final class Collected {
    private final float[] pitch;
    private final float[] side;
    private final float[] carrier;
    private final float[] responses;
    private final int taps;
    private final List<float[][]> biases = new ArrayList<>();

    Collected(int hops) {
      SourceFilterConfig filter = config.conditioner().sourceFilter();
      taps = filter == null ? 0 : filter.taps();
      responses = new float[taps == 0 ? 0 : (1 + hops) * taps];
      carrier = new float[layout.samples(hops)];
      boolean pitched = config.network().longTermPeriods() > 0;
      pitch = new float[pitched ? carrier.length / config.network().frameSamples() : 0];
      side = new float[carrier.length * config.conditioner().signals()];
      for (int flow = 0; flow < config.flows(); flow++) {
        biases.add(new float[ControlLayout.pitchRows(hops)][config.network().biases()]);
      }
    }

    void add(int firstHop, List<float[]> part) {
      int firstSample = layout.samples(firstHop);
      copy(part.get(0), side, firstSample * config.conditioner().signals());
      copy(part.get(1), carrier, firstSample);
      for (int flow = 0; flow < biases.size(); flow++) {
        copyRows(part.get(2 + flow), biases.get(flow), firstHop);
      }
      if (taps > 0) {
        copy(part.get(2 + biases.size()), responses, firstHop * taps);
      }
      if (pitch.length > 0) {
        copy(part.get(part.size() - 1), pitch, firstSample / config.network().frameSamples());
      }
    }

    private void copy(float[] values, float[] to, int first) {
      System.arraycopy(values, 0, to, first, values.length);
    }

    /** The two hops before a part are those the part before it ended with. */
    private void copyRows(float[] values, float[][] to, int first) {
      int width = to[0].length;
      for (int row = 0; row < values.length / width; row++) {
        System.arraycopy(values, row * width, to[first + row], 0, width);
      }
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
