package flowtone.network;

import flowtone.flow.Mapped;
import flowtone.flow.Passes;
import flowtone.graph.NetworkContext;
import flowtone.storage.WeightArray;
import flowtone.tensor.Expr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
  private final Expr input;
  private final FlowSetting.Given<?> flow;
  private Direction noise;
  private Direction data;
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
    this.flow = builder.build(new FlowSetting(context, sizes, bound, h, dimensions));
  }

  /** One direction in the graph: whatever is asked of it, it is added only once. */
  private record Direction(Mapped mapped, Operand<TFloat32> logDet) {
    List<Operand<TFloat32>> all() {
      return List.of(mapped.value(), logDet, mapped.logDets());
    }
  }

  /** Built when first asked for: an unrolled inverse is a large graph. */
  private Direction noise() {
    noise = noise == null ? direction(flow.toNoise(input)) : noise;
    return noise;
  }

  /** Weights are drawn in the order of the way to noise, whichever way is asked for first. */
  private Direction data() {
    noise();
    data = data == null ? direction(flow.toData(input)) : data;
    return data;
  }

  private Direction direction(Mapped mapped) {
    return new Direction(mapped, mapped.logDet());
  }

  int dimensions() {
    return dimensions;
  }

  /** What each direction costs. */
  Passes passes() {
    return flow.flow().passes();
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
    return image(noise(), x);
  }

  /** Data of noise [batch, dimensions]. */
  Image toData(float... z) {
    return image(data(), z);
  }

  private Image image(Direction direction, float[] from) {
    List<float[]> values = graph.run(List.of(feed(from)), direction.all());
    return new Image(values.get(0), values.get(1), values.get(2));
  }

  /** Derivatives of each sample of the noise by each of the data, automatic, at some points. */
  List<float[][]> noiseJacobians(List<float[]> x) {
    noiseJacobian = noiseJacobian == null ? jacobian(noise().mapped().value()) : noiseJacobian;
    return jacobians(noiseJacobian, x);
  }

  /** Derivatives of each sample of the data by each of the noise, automatic, at some points. */
  List<float[][]> dataJacobians(List<float[]> z) {
    dataJacobian = dataJacobian == null ? jacobian(data().mapped().value()) : dataJacobian;
    return jacobians(dataJacobian, z);
  }

  /** Each point fills so many rows as it has outputs; the gradient of row i is of the i-th. */
  private Operand<TFloat32> jacobian(Operand<TFloat32> output) {
    float[][] one = new float[dimensions][dimensions];
    for (int i = 0; i < dimensions; i++) {
      one[i][i] = 1;
    }
    Operand<TFloat32> points = tf.reshape(output, tf.array(-1, dimensions, dimensions));
    Operand<TFloat32> diagonal = tf.sum(tf.math.mul(points, tf.constant(one)), tf.array(0, 1, 2));
    return tf.gradients(List.of(diagonal), List.of(input)).dy(0);
  }

  private List<float[][]> jacobians(Operand<TFloat32> jacobian, List<float[]> at) {
    List<float[]> repeated =
        at.stream().flatMap(point -> Collections.nCopies(dimensions, point).stream()).toList();
    float[] flat =
        graph.run(List.of(feed(ModelUnderTest.joined(repeated))), List.of(jacobian)).get(0);
    List<float[][]> jacobians = new ArrayList<>();
    for (int point = 0; point < at.size(); point++) {
      float[][] rows = new float[dimensions][];
      for (int i = 0; i < dimensions; i++) {
        int row = point * dimensions + i;
        rows[i] = Arrays.copyOfRange(flat, row * dimensions, (row + 1) * dimensions);
      }
      jacobians.add(rows);
    }
    return jacobians;
  }

  private GraphUnderTest.Feed feed(float[] values) {
    return new GraphUnderTest.Feed(input, values, values.length / dimensions, dimensions);
  }

  @Override
  public void close() {
    graph.close();
  }
}
