package flowtone.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import flowtone.model.FlowConfig;
import flowtone.model.TeacherModel;
import flowtone.network.GraphUnderTest;
import flowtone.network.ModelUnderTest;
import flowtone.network.RoughParameters;
import flowtone.storage.WeightArray;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/** What runs with known weights, the textbook's sampler above all, does no work in vain. */
class ConstantParametersTest {
  private static final FlowConfig CONFIG = ModelUnderTest.config(1, 4, 12, 1, 2);
  private static final int HOP = 32;

  @Test
  void masksAreCutIntoTheConstantsAndNotMultipliedAtEachPass() {
    Map<String, WeightArray> weights = ModelUnderTest.teacher(CONFIG, HOP, 5, 0.8);
    assertEquals(List.of(), productsOfConstants(tf -> new ConstantParameters(tf, weights)));
    assertFalse(productsOfConstants(tf -> new RoughParameters(tf, 5, 0.8)).isEmpty());
  }

  /** Names of the products in a teacher's graph that are the same in every pass. */
  private static List<String> productsOfConstants(Function<Ops, Parameters> weights) {
    try (GraphUnderTest graph = new GraphUnderTest()) {
      Ops tf = graph.tf();
      NetworkContext context = graph.silent(weights.apply(tf), tf.constant(1));
      new TeacherModel(context, CONFIG, ModelUnderTest.FEATURES, HOP)
          .conditional(graph.input(1, -1), ModelUnderTest.controls(graph, 1));
      return productsOfConstants(graph.definition());
    }
  }

  private static List<String> productsOfConstants(GraphDef graph) {
    Set<String> constants =
        graph.getNodeList().stream()
            .filter(node -> node.getOp().equals("Const"))
            .map(NodeDef::getName)
            .collect(Collectors.toSet());
    return graph.getNodeList().stream()
        .filter(node -> node.getOp().equals("Mul"))
        .filter(node -> node.getAttrOrThrow("T").getType() == DataType.DT_FLOAT)
        .filter(node -> constants.containsAll(node.getInputList()))
        .map(NodeDef::getName)
        .toList();
  }
}
