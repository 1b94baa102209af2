package flowtone.spark.rounds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.storage.WeightArray;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OuterStepTest {
  private static Map<String, WeightArray> state(float weight, float moment) {
    return Map.of(
        "weight/a", new WeightArray(new long[] {1}, new float[] {weight}),
        "moment/a/first", new WeightArray(new long[] {1}, new float[] {moment}));
  }

  private static float weight(Map<String, WeightArray> state) {
    return state.get("weight/a").values()[0];
  }

  @Test
  void aRateOfOneWithoutMomentumIsTheMeanOfTheWorkers() {
    Map<String, WeightArray> memory = new HashMap<>();
    Map<String, WeightArray> next =
        new OuterStep(1, 0).apply(state(5, 0), List.of(state(1, 2), state(2, 6)), memory);
    assertEquals(1.5f, weight(next));
    assertArrayEquals(new float[] {4}, next.get("moment/a/first").values());
    assertTrue(memory.isEmpty());
  }

  @Test
  void momentumGathersTheWayOfEarlierRoundsAsNesterovHasIt() {
    OuterStep step = new OuterStep(0.7, 0.9);
    Map<String, WeightArray> memory = new HashMap<>();
    // The workers go down by 1 in each round: d = 1, v = 1 and then 1.9.
    Map<String, WeightArray> first = step.apply(state(10, 0), List.of(state(9, 0)), memory);
    assertEquals(10 - 0.7 * (0.9 * 1 + 1), weight(first), 1e-5);
    Map<String, WeightArray> second =
        step.apply(first, List.of(state(weight(first) - 1, 0)), memory);
    assertEquals(weight(first) - 0.7 * (0.9 * 1.9 + 1), weight(second), 1e-5);
    assertEquals(1.9f, memory.get(OuterStep.MEMORY + "weight/a").values()[0], 1e-6f);
  }

  @Test
  void stepsThatCannotBeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new OuterStep(0, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new OuterStep(1, 1));
    assertThrows(IllegalArgumentException.class, () -> RoundOptions.of(0, 1, 0));
  }
}
