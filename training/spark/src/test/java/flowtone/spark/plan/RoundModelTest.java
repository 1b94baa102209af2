package flowtone.spark.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.training.step.BatchShare;
import org.junit.jupiter.api.Test;

class RoundModelTest {
  private static final RoundCost COST = cost(true);

  private static RoundCost cost(boolean wholeBatches) {
    return new RoundCost(new StepCost(0.2, new BatchShare(8, 1), wholeBatches), 25, 0.5, 0.1);
  }

  @Test
  void aRoundIsStepsOverheadAndStatesThroughTheLinkOfTheDriver() {
    RoundModel model = new RoundModel(COST, 1);
    assertEquals((2 + 8) * 25 / 125.0, model.transferSeconds(8), 1e-9);
    assertEquals(100 * 0.2 + 0.5 + 8 * 0.1 + 2.0, model.roundSeconds(8, 100), 1e-9);
    assertEquals(8 * 20 / 23.3, model.speedup(8, 100), 1e-9);
    assertEquals(400, model.megabytes(8), 1e-9);
  }

  @Test
  void workersThatDivideABatchTakeShorterStepsUntilEachHasACrop() {
    RoundModel model = new RoundModel(cost(false), 1);
    assertEquals(100 * 0.1 + 0.5 + 2 * 0.1 + 0.8, model.roundSeconds(2, 100), 1e-9);
    assertEquals(100 * 0.025 + 0.5 + 64 * 0.1 + 13.2, model.roundSeconds(64, 100), 1e-9);
    assertEquals(64 * 2.5 / 22.6, model.speedup(64, 100), 1e-9);
    Plan plan = Plan.of(cost(false));
    assertEquals(8, plan.rows().get(0).crops());
    assertEquals(64, plan.rows().get(plan.rows().size() - 1).crops());
  }

  @Test
  void longerRoundsAndFasterNetworksGainMoreAndNeverMoreThanThereAreWorkers() {
    Plan plan = Plan.of(COST);
    assertEquals(6 * 4 * 2, plan.rows().size());
    for (Plan.Row row : plan.rows()) {
      assertTrue(row.speedup() < row.workers(), row.toString());
    }
    RoundModel slow = new RoundModel(COST, 1);
    RoundModel fast = new RoundModel(COST, 10);
    assertTrue(slow.speedup(64, 500) > slow.speedup(64, 10));
    assertTrue(fast.speedup(64, 10) > slow.speedup(64, 10));
  }

  @Test
  void theTableHasARowForEachNumberOfWorkersAndSaysWhatItAssumes() {
    String text = Plan.of(COST).text();
    assertEquals(6, text.lines().filter(line -> line.matches("\\s+\\d+ .*")).count());
    assertTrue(text.contains("Assumed:"), text);
  }

  @Test
  void aCostThatCannotBeIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new StepCost(0, new BatchShare(8, 1), false));
    assertThrows(IllegalArgumentException.class, () -> new RoundCost(COST.step(), 0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new RoundModel(COST, -1));
  }
}
