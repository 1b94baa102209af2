package flowtone.network;

import flowtone.flow.Mapped;
import flowtone.flow.Passes;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A flow of the registry with rough weights and a conditioning, over vectors of {@link
 * #dimensions()} samples, as plain functions of arrays.
 */
final class FlowUnderTest implements AutoCloseable {
  private static final long SEED = 11;

  private final GraphUnderTest graph = new GraphUnderTest();
  private final Ops tf = graph.tf();
  private final RoughParameters parameters = new RoughParameters(tf, SEED, 0.8);
  private final int dimensions;
  private final Operand<TFloat32> input;
  private final Passes passes;
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
    Operand<TInt32> batch = graph.rowsOf(input);
    NetworkContext context = graph.silent(parameters, batch);
    Conditioning h = FlowSetting.conditioning(graph, batch, sizes.frameSamples(), hopSamples, hops);
    FlowSetting.Given<?> flow =
        builder.build(new FlowSetting(context, sizes, bound, h, dimensions));
    this.passes = flow.flow().passes(dimensions);
    this.noise = flow.toNoise(input);
    this.data = flow.toData(input);
  }

  int dimensions() {
    return dimensions;
  }

  /** What each direction costs. */
  Passes passes() {
    return passes;
  }

  /** Its weights by name. */
  Map<String, WeightArray> weights() {
    return parameters.arrays();
  }

  /**
   * An image and its log-determinant.
   *
   * @param logDet [batch]
   * @param logDets [batch * dimensions]
   */
  record Image(float[] value, float[] logDet, float[] logDets) {}

  /** Noise of data [batch, dimensions]. */
  Image toNoise(float... x) {
    return image(noise, x);
  }

  /** Data of noise [batch, dimensions]. */
  Image toData(float... z) {
    return image(data, z);
  }

  private Image image(Mapped mapped, float[] from) {
    List<float[]> values =
        graph.run(
            List.of(feed(from)), List.of(mapped.value(), mapped.logDet(tf), mapped.logDets()));
    return new Image(values.get(0), values.get(1), values.get(2));
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
