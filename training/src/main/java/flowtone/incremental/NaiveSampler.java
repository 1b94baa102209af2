package flowtone.incremental;

import flowtone.graph.ConstantParameters;
import flowtone.graph.NetworkContext;
import flowtone.graph.Sessions;
import flowtone.graph.SilentMemory;
import flowtone.graph.TimeRows;
import flowtone.model.FlowConfig;
import flowtone.network.FrameGrid;
import flowtone.network.FramedInput;
import flowtone.network.HopInterpolation;
import flowtone.network.NetworkConfig;
import flowtone.storage.WeightArray;
import java.util.Arrays;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Samples a teacher as the textbook says: every sample takes a whole pass of the network over its
 * receptive field. The oracle of {@link IncrementalSampler}, and the baseline of benchmarks. Masks
 * are applied to its constants beforehand. Owns a graph and its session; thread-safe.
 */
public final class NaiveSampler implements TeacherSampler {
  private final NetworkConfig network;
  private final FrameGrid grid;
  private final Graph graph = new Graph();
  private final Session session;
  private final Placeholder<TFloat32> frames;
  private final Placeholder<TFloat32> side;
  private final Placeholder<TFloat32> pitch;
  private final Placeholder<TFloat32> biases;
  private final Operand<TFloat32> mean;
  private final Operand<TFloat32> logScale;

  /**
   * @param config of the teacher
   * @param weights of the teacher by name
   * @throws IllegalArgumentException if a weight is missing or of another shape
   */
  public NaiveSampler(FlowConfig config, Map<String, WeightArray> weights) {
    this.network = config.network();
    this.grid = config.sizes().grid(0);
    int signals = config.conditioner().signals();
    Ops tf = Ops.create(graph);
    frames = rows(tf, network.frameSamples());
    side = rows(tf, network.frameSamples() * signals);
    pitch = rows(tf, 1);
    biases = rows(tf, network.biases());
    TimeRows rows = new TimeRows(tf, tf.constant(1));
    NetworkContext context =
        new NetworkContext(
            rows, new ConstantParameters(tf, weights), new SilentMemory(tf, rows.batch()));
    var conditional =
        config
            .sizes()
            .causalNetwork(context, 0)
            .affine(
                new FramedInput(
                    context.expr(frames),
                    side,
                    signals,
                    pitch,
                    new KnownBiases(context, network, biases)));
    mean = conditional.shift();
    logScale = conditional.logScale();
    session = Sessions.open(graph);
  }

  private static Placeholder<TFloat32> rows(Ops tf, int width) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, width)));
  }

  @Override
  public Stream open() {
    return new NaiveStream(this::continued, network.receptiveFrames() * network.frameSamples());
  }

  private float[] continued(FlowControls controls, float[] noise, float[] known) {
    controls.requireLengthOf(noise);
    int n = network.frameSamples();
    float[] sound = Arrays.copyOf(known, noise.length);
    for (int frame = known.length / n; frame < noise.length / n; frame++) {
      int first = Math.max(0, frame - network.receptiveFrames());
      try (Window window = new Window(controls, first, frame + 1)) {
        for (int t = Math.max(known.length, frame * n); t < (frame + 1) * n; t++) {
          sound[t] = window.draw(sound, t, noise[t]);
        }
      }
    }
    return sound;
  }

  /** The frames that the last of them depends on, and that one. */
  private final class Window implements AutoCloseable {
    private final int firstSample;
    private final float[] known;
    private final TFloat32 sideSignals;
    private final TFloat32 pitches;
    private final TFloat32 layerBiases;

    Window(FlowControls controls, int first, int end) {
      int n = network.frameSamples();
      firstSample = first * n;
      known = new float[(end - first) * n];
      float[][] sides = new float[end - first][n * controls.signals()];
      float[][] pitchRows = new float[end - first][1];
      float[][] biasRows = new float[end - first][network.biases()];
      for (int frame = first; frame < end; frame++) {
        controls.side(frame * n, sides[frame - first]);
        pitchRows[frame - first][0] = controls.pitch(frame * n);
        biases(controls, frame, biasRows[frame - first]);
      }
      sideSignals = TFloat32.tensorOf(StdArrays.ndCopyOf(sides));
      pitches = TFloat32.tensorOf(StdArrays.ndCopyOf(pitchRows));
      layerBiases = TFloat32.tensorOf(StdArrays.ndCopyOf(biasRows));
    }

    private void biases(FlowControls controls, int frame, float[] out) {
      float[][] hops = controls.hopBiases().get(0);
      HopInterpolation frames = new HopInterpolation(controls.hopSamples(), grid);
      int before = frames.rowBefore(frame);
      float late = frames.late(frame);
      for (int j = 0; j < out.length; j++) {
        out[j] = (1 - late) * hops[before][j] + late * hops[before + 1][j];
      }
    }

    /** One pass; sample {@code t} and those after it in the last frame are unknown: zero. */
    float draw(float[] sound, int t, float noise) {
      int at = t - firstSample;
      System.arraycopy(sound, firstSample, known, 0, at);
      Shape shape = Shape.of(known.length / network.frameSamples(), network.frameSamples());
      try (TFloat32 signal = TFloat32.tensorOf(shape, DataBuffers.of(known));
          Result result =
              session
                  .runner()
                  .feed(frames, signal)
                  .feed(side, sideSignals)
                  .feed(pitch, pitches)
                  .feed(biases, layerBiases)
                  .fetch(mean)
                  .fetch(logScale)
                  .run()) {
        float mu = ((TFloat32) result.get(0)).getFloat(0, at);
        float s = ((TFloat32) result.get(1)).getFloat(0, at);
        return mu + (float) Math.exp(s) * noise;
      }
    }

    @Override
    public void close() {
      sideSignals.close();
      pitches.close();
      layerBiases.close();
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
