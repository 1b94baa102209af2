package flowtone.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.graph.Parameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** How strongly a loss pulls at each weight, summed over several draws of all weights. */
final class WeightReach {
  private static final int DRAWS = 8;

  private final GraphUnderTest graph;
  private final RoughParameters parameters;
  private final List<GraphUnderTest.Feed> feeds = new ArrayList<>();
  private final List<String> names;
  private final List<Operand<TFloat32>> magnitudes;
  private final Map<String, float[]> pulls = new HashMap<>();

  private WeightReach(GraphUnderTest graph, Model model) {
    this.graph = graph;
    this.parameters = new RoughParameters(graph.tf(), 1, 0.2);
    Operand<TFloat32> loss = model.loss(graph, parameters, feeds);
    this.names = List.copyOf(parameters.constants().keySet());
    this.magnitudes = magnitudes(loss);
  }

  /** A model with its loss. */
  @FunctionalInterface
  interface Model {
    /** Builds the loss, a scalar, and adds what its inputs are to be fed with. */
    Operand<TFloat32> loss(
        GraphUnderTest graph, Parameters parameters, List<GraphUnderTest.Feed> feeds);
  }

  /** Claims that a weight has a gradient exactly where no mask cuts it. */
  static void assertEveryOpenWeightIsReached(Model model) {
    try (GraphUnderTest graph = new GraphUnderTest()) {
      WeightReach reach = new WeightReach(graph, model);
      // A rectifier may be shut for good by one draw of the weights, but hardly by all.
      for (long seed = 1; seed <= DRAWS; seed++) {
        reach.draw(seed);
      }
      reach.pulls.forEach(reach::assertReached);
    }
  }

  private void draw(long seed) {
    List<GraphUnderTest.Feed> all = new ArrayList<>(feeds);
    all.addAll(parameters.redrawn(seed));
    List<float[]> drawn = graph.run(all, magnitudes);
    for (int i = 0; i < names.size(); i++) {
      pulls.merge(names.get(i), drawn.get(i), WeightReach::sum);
    }
  }

  /** Of the gradient of each weight. */
  private List<Operand<TFloat32>> magnitudes(Operand<TFloat32> loss) {
    Ops tf = graph.tf();
    List<Operand<?>> weights = new ArrayList<>(parameters.constants().values());
    var gradients = tf.gradients(List.of(loss), weights);
    List<Operand<TFloat32>> magnitudes = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      magnitudes.add(tf.math.abs(gradients.<TFloat32>dy(i)));
    }
    return magnitudes;
  }

  private static float[] sum(float[] a, float[] b) {
    float[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  private void assertReached(String name, float[] pull) {
    for (int i = 0; i < pull.length; i++) {
      assertEquals(
          parameters.open(name, i), pull[i] != 0, name + " [" + i + "] has gradient " + pull[i]);
    }
  }
}
