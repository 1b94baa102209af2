package flowtone.network;

import flowtone.control.ControlFrames;
import flowtone.flow.Affine;
import flowtone.graph.NetworkContext;
import flowtone.graph.Parameters;
import flowtone.model.FlowConfig;
import flowtone.model.StudentModel;
import flowtone.model.TeacherModel;
import flowtone.tensor.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
    everyWeightButThoseMaskedHasAGradient(
        ModelUnderTest.config(sizes.flows(), sizes.n(), 16, 1, 2), HOPS);
  }

  @Test
  void everyGainOfALongTermPredictionHasAGradient() {
    everyWeightButThoseMaskedHasAGradient(ModelUnderTest.longTermTeacher(4, 16), 3 * HOPS);
  }

  private static void everyWeightButThoseMaskedHasAGradient(FlowConfig config, int hops) {
    WeightReach.assertEveryOpenWeightIsReached(
        (graph, parameters, feeds) -> {
          Operand<TFloat32> x = graph.input(BATCH, hops * HOP);
          ControlSignals controls = ModelUnderTest.controls(graph, BATCH);
          feeds.addAll(feeds(config, hops, x, controls));
          return loss(graph, config, parameters, x, controls);
        });
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
    Operand<TFloat32> noise = affine.invert(Expr.of(tf, x));
    return tf.sum(tf.math.add(affine.logScale(), tf.math.mul(noise, noise)), tf.array(0, 1));
  }

  private static List<GraphUnderTest.Feed> feeds(
      FlowConfig config, int hops, Operand<TFloat32> x, ControlSignals controls) {
    List<GraphUnderTest.Feed> feeds = new ArrayList<>();
    float[] signal = GraphUnderTest.gaussians(BATCH * hops * HOP, 1, 2);
    feeds.add(new GraphUnderTest.Feed(x, signal, BATCH, hops * HOP));
    ControlFrames[] batch =
        IntStream.range(0, BATCH)
            .mapToObj(item -> ModelUnderTest.random(config, hops, HOP, item))
            .toArray(ControlFrames[]::new);
    feeds.addAll(ModelUnderTest.feeds(controls, batch));
    return feeds;
  }
}
