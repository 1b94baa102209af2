package flowtone.network;

import flowtone.flow.Bijection;
import flowtone.flow.Mapped;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A flow of the registry with rough weights and a conditioning, over vectors of {@link
 * #dimensions()} samples, as plain functions of arrays.
 */
final class FlowUnderTest implements AutoCloseable {
  private static final int HOP_CHANNELS = 5;
  private static final int SIGNALS = 2;
  private static final long SEED = 11;

  private final GraphUnderTest graph = new GraphUnderTest();
  private final Ops tf = graph.tf();
  private final int dimensions;
  private final Operand<TFloat32> input;
  private final Operand<TInt32> batch;
  private final Mapped noise;
  private final Mapped data;
  private Operand<TFloat32> noiseJacobian;
  private Operand<TFloat32> dataJacobian;

  /**
   * @param hopSamples samples a hop
   * @param hops hops of which the vectors consist
   */
  FlowUnderTest(
      FlowRegistry.Builder builder,
      NetworkConfig sizes,
      ScaleBound bound,
      int hopSamples,
      int hops) {
    this.dimensions = hops * hopSamples;
    this.input = graph.input(-1, dimensions);
    this.batch = graph.rowsOf(input);
    NetworkContext context = graph.silent(new RoughParameters(tf, SEED, 0.8), batch);
    Bijection<Conditioning> flow = builder.build(context, sizes, bound);
    Conditioning h = conditioning(graph, batch, sizes.frameSamples(), hopSamples, hops);
    this.noise = flow.toNoise(input, h);
    this.data = flow.toData(input, h);
  }

  /** Random conditioning, the same for every row of the batch. */
  static Conditioning conditioning(
      GraphUnderTest graph, Operand<TInt32> batch, int n, int hopSamples, int hops) {
    return new Conditioning(
        repeated(graph, batch, 2 + hops, HOP_CHANNELS, 1),
        repeated(graph, batch, hops * hopSamples / n, n * SIGNALS, 2),
        HOP_CHANNELS,
        SIGNALS,
        hopSamples);
  }

  private static Operand<TFloat32> repeated(
      GraphUnderTest graph, Operand<TInt32> batch, int steps, int width, long seed) {
    Ops tf = graph.tf();
    float[] values = GraphUnderTest.gaussians(steps * width, 1, seed);
    Operand<TFloat32> one = tf.constant(Shape.of(steps, 1, width), DataBuffers.of(values));
    Operand<TInt32> times = tf.stack(List.of(tf.constant(1), batch, tf.constant(1)));
    return tf.reshape(tf.tile(one, times), tf.array(-1, width));
  }

  int dimensions() {
    return dimensions;
  }

  /** An image and its log-determinant. */
  record Image(float[] value, float[] logDet) {}

  /** Noise of data [batch, dimensions]. */
  Image toNoise(float... x) {
    return image(noise, x);
  }

  /** Data of noise [batch, dimensions]. */
  Image toData(float... z) {
    return image(data, z);
  }

  private Image image(Mapped mapped, float[] from) {
    List<float[]> values = graph.run(List.of(feed(from)), List.of(mapped.value(), mapped.logDet()));
    return new Image(values.get(0), values.get(1));
  }

  /** Derivatives of each sample of the noise by each of the data, automatic [dimensions][...]. */
  float[][] noiseJacobian(float[] x) {
    noiseJacobian = noiseJacobian == null ? jacobian(noise.value()) : noiseJacobian;
    return rows(noiseJacobian, x);
  }

  /** Derivatives of each sample of the data by each of the noise, automatic. */
  float[][] dataJacobian(float[] z) {
    dataJacobian = dataJacobian == null ? jacobian(data.value()) : dataJacobian;
    return rows(dataJacobian, z);
  }

  /** Row i of the batch contributes its i-th output only, so its gradient is row i. */
  private Operand<TFloat32> jacobian(Operand<TFloat32> output) {
    float[][] one = new float[dimensions][dimensions];
    for (int i = 0; i < dimensions; i++) {
      one[i][i] = 1;
    }
    Operand<TFloat32> diagonal = tf.sum(tf.math.mul(output, tf.constant(one)), tf.array(0, 1));
    return tf.gradients(List.of(diagonal), List.of(input)).dy(0);
  }

  private float[][] rows(Operand<TFloat32> jacobian, float[] at) {
    float[] repeated = ModelUnderTest.joined(java.util.Collections.nCopies(dimensions, at));
    float[] flat = graph.run(List.of(feed(repeated)), List.of(jacobian)).get(0);
    float[][] rows = new float[dimensions][];
    for (int i = 0; i < dimensions; i++) {
      rows[i] = java.util.Arrays.copyOfRange(flat, i * dimensions, (i + 1) * dimensions);
    }
    return rows;
  }

  private GraphUnderTest.Feed feed(float[] values) {
    return new GraphUnderTest.Feed(input, values, values.length / dimensions, dimensions);
  }

  @Override
  public void close() {
    graph.close();
  }
}
