package flowtone.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.flow.Affine;
import flowtone.flow.Masks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Training moves every weight that a mask leaves, and none that it cuts. */
class GradientReachTest {
  private static final int BATCH = 32;
  private static final int HOP = 16;
  private static final int HOPS = 4;

  /** Sizes whose every weight is to be reached. */
  record Sizes(int flows, int n) {}

  static Stream<Sizes> sizes() {
    return Stream.of(new Sizes(1, 1), new Sizes(1, 4), new Sizes(1, 8), new Sizes(4, 4));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void everyWeightButThoseMaskedHasAGradient(Sizes sizes) {
    FlowConfig config = ModelUnderTest.config(sizes.flows(), sizes.n(), 16, 1, 2);
    Map<String, float[]> reach = reach(config, 1);
    // A rectifier may be shut for good by one draw of the weights, but hardly by all.
    for (long seed = 2; seed <= 4; seed++) {
      reach(config, seed).forEach((name, more) -> reach.merge(name, more, GradientReachTest::sum));
    }
    reach.forEach((name, gradient) -> assertReached(name, gradient, open(config, name, gradient)));
  }

  private static float[] sum(float[] a, float[] b) {
    float[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  /** Magnitude of the gradient of each weight by name. */
  private static Map<String, float[]> reach(FlowConfig config, long seed) {
    try (GraphUnderTest graph = new GraphUnderTest()) {
      RoughParameters parameters = new RoughParameters(graph.tf(), seed, 0.2);
      Operand<TFloat32> x = graph.input(BATCH, HOPS * HOP);
      ControlSignals controls = ModelUnderTest.controls(graph, BATCH);
      Operand<TFloat32> loss = loss(graph, config, parameters, x, controls);
      List<String> names = List.copyOf(parameters.constants().keySet());
      List<float[]> gradients =
          graph.run(feeds(config, x, controls), gradients(graph.tf(), loss, parameters));
      Map<String, float[]> reach = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        reach.put(names.get(i), gradients.get(i));
      }
      return reach;
    }
  }

  private static Operand<TFloat32> loss(
      GraphUnderTest graph,
      FlowConfig config,
      Parameters parameters,
      Operand<TFloat32> x,
      ControlSignals controls) {
    Ops tf = graph.tf();
    NetworkContext context = graph.silent(parameters, tf.constant(BATCH));
    int width = ModelUnderTest.FEATURES;
    Affine affine =
        config.flows() == 1
            ? new TeacherModel(context, config, width, HOP).conditional(x, controls)
            : new StudentModel(context, config, width, HOP).composed(x, controls);
    Operand<TFloat32> noise = affine.invert(tf, x);
    return tf.sum(tf.math.add(affine.logScale(), tf.math.mul(noise, noise)), tf.array(0, 1));
  }

  private static List<Operand<TFloat32>> gradients(
      Ops tf, Operand<TFloat32> loss, RoughParameters parameters) {
    List<Operand<?>> weights = new ArrayList<>(parameters.constants().values());
    var gradients = tf.gradients(List.of(loss), weights);
    return IntStream.range(0, weights.size())
        .mapToObj(i -> (Operand<TFloat32>) tf.math.abs(gradients.<TFloat32>dy(i)))
        .toList();
  }

  private static List<GraphUnderTest.Feed> feeds(
      FlowConfig config, Operand<TFloat32> x, ControlSignals controls) {
    List<GraphUnderTest.Feed> feeds = new ArrayList<>();
    float[] signal = GraphUnderTest.gaussians(BATCH * HOPS * HOP, 1, 2);
    feeds.add(new GraphUnderTest.Feed(x, signal, BATCH, HOPS * HOP));
    ControlArrays[] batch =
        IntStream.range(0, BATCH)
            .mapToObj(item -> ModelUnderTest.random(config, HOPS, HOP, item))
            .toArray(ControlArrays[]::new);
    feeds.addAll(ModelUnderTest.feeds(controls, batch));
    return feeds;
  }

  private static void assertReached(String name, float[] gradient, boolean[] open) {
    for (int i = 0; i < open.length; i++) {
      assertEquals(open[i], gradient[i] != 0, name + " [" + i + "] has gradient " + gradient[i]);
    }
  }

  /** Which elements of a weight no mask cuts. */
  private static boolean[] open(FlowConfig config, String name, float[] weight) {
    String inFlow = name.replaceAll("^flow\\d+/(layer\\d+/)?", "");
    float[][] mask = name.startsWith("flow") ? masks(config).get(inFlow) : null;
    boolean[] open = new boolean[weight.length];
    for (int i = 0; i < open.length; i++) {
      open[i] = mask == null || mask[i / mask[0].length][i % mask[0].length] == 1;
    }
    return open;
  }

  private static Map<String, float[][]> masks(FlowConfig config) {
    int n = config.network().frameSamples();
    int channels = config.network().channels();
    int signals = config.conditioner().signals();
    int[] degrees = Masks.degrees(channels, n);
    float[][] current = Masks.hidden(degrees, degrees);
    float[][] out = Masks.outputs(degrees, n);
    return Map.of(
        "input",
        Masks.stack(
            Masks.inputs(n, degrees),
            Masks.open(n, channels),
            Masks.repeatRows(Masks.side(n, degrees), signals),
            Masks.open(n * signals, channels)),
        "gate",
        Masks.stack(Masks.beside(current, current), Masks.open(channels, 2 * channels)),
        "residual",
        current,
        "output/hidden",
        Masks.stack(current, Masks.open(channels, channels)),
        "output",
        Masks.beside(out, out),
        "linear",
        Masks.hidden(degrees, new int[config.network().linearTaps()]));
  }
}
