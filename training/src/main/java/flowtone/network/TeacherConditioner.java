package flowtone.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Runs a teacher's conditioner once over a stretch of sound, before any of its samples is drawn.
 * Owns a graph and its session; thread-safe.
 */
public final class TeacherConditioner implements AutoCloseable {
  /** Hops at once: the carrier's harmonics are held for all of them. */
  private static final int PART_HOPS = 128;

  private final FlowConfig config;
  private final int featureWidth;
  private final int hopSamples;
  private final Graph graph = new Graph();
  private final Session session;
  private final ControlSignals controls;
  private final Conditioning conditioning;
  private final Operand<TFloat32> hopBiases;

  /**
   * @param config of the teacher
   * @param weights of the teacher by name
   * @throws IllegalArgumentException if a weight is missing or of another shape
   */
  public TeacherConditioner(
      FlowConfig config, Map<String, WeightArray> weights, int featureWidth, int hopSamples) {
    this.config = config;
    this.featureWidth = featureWidth;
    this.hopSamples = hopSamples;
    Ops tf = Ops.create(graph);
    TimeRows rows = new TimeRows(tf, tf.constant(1));
    NetworkContext context =
        new NetworkContext(
            rows, new ConstantParameters(tf, weights), new SilentMemory(tf, rows.batch()));
    TeacherModel teacher = new TeacherModel(context, config, featureWidth, hopSamples);
    controls =
        new ControlSignals(
            placeholder(tf, 1, -1, featureWidth),
            placeholder(tf, 1, -1, 2),
            placeholder(tf, 1, -1));
    conditioning = teacher.conditioning(controls);
    hopBiases = teacher.hopBiases(conditioning);
    session = new Session(graph);
  }

  private static Placeholder<TFloat32> placeholder(Ops tf, long... shape) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
  }

  /**
   * What the teacher makes of controls.
   *
   * @throws IllegalArgumentException if the features reach back fewer hops than the conditioner
   */
  public TeacherControls apply(ControlArrays arrays) {
    if (arrays.contextHops() != config.contextHops()) {
      throw new IllegalArgumentException(
          "expected features from %d hops before the sound; got %d"
              .formatted(config.contextHops(), arrays.contextHops()));
    }
    List<float[]> biases = new ArrayList<>();
    List<float[]> side = new ArrayList<>();
    for (int hop = 0; hop < arrays.hops(); hop += PART_HOPS) {
      ControlArrays part = arrays.part(hop, Math.min(PART_HOPS, arrays.hops() - hop));
      run(part, biases, side);
    }
    return new TeacherControls(
        config.network().frameSamples(),
        hopSamples,
        biases.toArray(float[][]::new),
        side.toArray(float[][]::new));
  }

  private void run(ControlArrays part, List<float[]> biases, List<float[]> side) {
    int rows = part.contextHops() + part.hops();
    try (TFloat32 features = tensor(part.features(), 1, rows, featureWidth);
        TFloat32 pitch = tensor(part.pitch(), 1, SignalConditioner.EARLIER_HOPS + part.hops(), 2);
        TFloat32 phase = tensor(part.phase(), 1, (long) part.hops() * hopSamples);
        Result result =
            session
                .runner()
                .feed(controls.features().asOutput(), features)
                .feed(controls.pitch().asOutput(), pitch)
                .feed(controls.phase().asOutput(), phase)
                .fetch(hopBiases)
                .fetch(conditioning.side())
                .run()) {
      // The hops before the sound are known from the part before, if there is one.
      int known = biases.isEmpty() ? 0 : SignalConditioner.EARLIER_HOPS;
      biases.addAll(rows((TFloat32) result.get(0), known));
      side.addAll(rows((TFloat32) result.get(1), 0));
    }
  }

  private static TFloat32 tensor(float[] values, long... shape) {
    return TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(values));
  }

  private static List<float[]> rows(TFloat32 matrix, int first) {
    int width = (int) matrix.shape().get(1);
    FloatDataBuffer data = matrix.asRawTensor().data().asFloats();
    List<float[]> rows = new ArrayList<>();
    for (long row = first; row < matrix.shape().get(0); row++) {
      float[] values = new float[width];
      data.offset(row * width).read(values);
      rows.add(values);
    }
    return rows;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
