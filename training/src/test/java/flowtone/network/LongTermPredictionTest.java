package flowtone.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import flowtone.flow.Affine;
import flowtone.graph.ConstantParameters;
import flowtone.storage.WeightArray;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The laws of flows, where samples reach others a period or two later, and what is predicted. */
class LongTermPredictionTest extends PredictionLaws {
  private static final NetworkConfig SIZES = new NetworkConfig(2, 16, List.of(1, 2, 4, 8), 3, 2);

  LongTermPredictionTest() {
    super(SIZES);
  }

  @Test
  void withoutGainsTheFunctionIsThatWithoutPrediction() {
    Map<String, WeightArray> weights = new HashMap<>(flow().weights());
    float[] input = vectors(1);
    float[] without = shift(new NetworkConfig(2, 16, List.of(1, 2, 4, 8), 3), weights, input);
    assertFalse(Arrays.equals(without, shift(SIZES, weights, input)));
    weights.replaceAll(
        (name, weight) ->
            name.startsWith("longTerm")
                ? new WeightArray(weight.shape(), new float[weight.values().length])
                : weight);
    assertArrayEquals(without, shift(SIZES, weights, input), 0f);
  }

  private static float[] shift(
      NetworkConfig sizes, Map<String, WeightArray> weights, float[] input) {
    try (GraphUnderTest graph = new GraphUnderTest()) {
      var x = graph.input(1, input.length);
      var batch = graph.tf().constant(1);
      var h = FlowSetting.conditioning(graph, batch, sizes.frameSamples(), HOP, HOPS);
      var context = graph.silent(new ConstantParameters(graph.tf(), weights), batch);
      Affine affine = network(new FlowSetting(context, sizes, BOUND, h, -1), sizes).affine(x, h);
      var feed = new GraphUnderTest.Feed(x, input, 1, input.length);
      return graph.run(List.of(feed), List.of(affine.shift())).get(0);
    }
  }
}
