package flowtone.training.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DivergenceMonitorTest {
  private final DivergenceMonitor monitor = new DivergenceMonitor("teacher", Map.of());
  private final Random random = new Random(3);
  private long step;

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void aLossOrGradientThatIsNoNumberIsToldAtOnce(double figure) {
    assertEquals(Optional.of(TrainingFailure.NOT_A_NUMBER), after(Map.of("loss", figure)));
    assertEquals(
        Optional.of(TrainingFailure.NOT_A_NUMBER),
        after(Map.of("loss", 1.0, "gradientNorm", figure)));
  }

  @Test
  void aLossThatFallsAndWaversIsNoTrouble() {
    for (int i = 0; i < 5000; i++) {
      double loss = -3 + 8 * Math.exp(-i / 300.0) + 0.3 * random.nextGaussian();
      assertEquals(Optional.empty(), after(Map.of("loss", loss)), "step " + i);
    }
  }

  @Test
  void oneBadBatchIsNoTroubleButNothingToKeep() {
    steady(100, -2);
    assertEquals(Optional.empty(), after(Map.of("loss", 500.0)));
    assertFalse(monitor.accepts(Map.of("loss", 500.0)));
    steady(1, -2);
    assertTrue(monitor.accepts(Map.of("loss", -2.0)));
  }

  @Test
  void aLossThatStaysFarAboveItsLevelHasExploded() {
    steady(200, -2);
    for (int i = 1; i < RunningLevel.PATIENCE_STEPS; i++) {
      assertEquals(Optional.empty(), after(Map.of("loss", 10.0 + i)));
    }
    assertEquals(Optional.of(TrainingFailure.LOSS_EXPLODED), after(Map.of("loss", 30.0)));
  }

  @Test
  void aLossThatExplodesFromTheStartIsFoundToo() {
    assertEquals(
        Optional.of(TrainingFailure.LOSS_EXPLODED), untilTrouble(20, i -> Math.pow(10, i)));
  }

  @Test
  void aDivergenceThatGrowsTwentyfoldWhileTheLossIsCappedHasExploded() {
    for (int i = 0; i < 200; i++) {
      after(Map.of("loss", 3.0, "kl", 2 + 0.2 * random.nextGaussian()));
    }
    Optional<TrainingFailure> found = Optional.empty();
    for (int i = 0; i < RunningLevel.PATIENCE_STEPS; i++) {
      found = after(Map.of("loss", 3.5, "kl", 60.0));
    }
    assertEquals(Optional.of(TrainingFailure.KL_EXPLODED), found);
  }

  @Test
  void aTeacherThatLearntOnMovesTheLevelAndIsNoFailure() {
    for (int i = 0; i < 200; i++) {
      after(Map.of("loss", 3.0, "kl", 0.1));
    }
    assertEquals(Optional.of(TrainingFailure.KL_EXPLODED), resumed("teacher"));
    assertEquals(Optional.empty(), resumed("the same teacher, trained on"));
  }

  /** After steps whose divergence is twentyfold. */
  private Optional<TrainingFailure> resumed(String objective) {
    DivergenceMonitor resumed = new DivergenceMonitor(objective, monitor.state());
    Optional<TrainingFailure> found = Optional.empty();
    for (int i = 0; i < RunningLevel.PATIENCE_STEPS; i++) {
      found = resumed.check(++step, Map.of("loss", 3.5, "kl", 20.0));
    }
    return found;
  }

  @Test
  void aStudentThatFallsSilentIsNoticed() {
    step = 10_000;
    for (int i = 0; i < 500; i++) {
      assertEquals(Optional.empty(), afterRms(0.09));
    }
    Optional<TrainingFailure> found = Optional.empty();
    for (int i = 0; i < 1000 && found.isEmpty(); i++) {
      found = afterRms(0.001);
    }
    assertEquals(Optional.of(TrainingFailure.SILENT), found);
  }

  @Test
  void aYoungStudentMayStillBeQuiet() {
    for (int i = 0; i < 1000; i++) {
      assertEquals(Optional.empty(), afterRms(0.001));
    }
  }

  private Optional<TrainingFailure> afterRms(double rms) {
    return after(Map.of("loss", 2.0, "rms", rms, "recordingRms", 0.1));
  }

  private void steady(int steps, double level) {
    for (int i = 0; i < steps; i++) {
      after(Map.of("loss", level + 0.1 * random.nextGaussian()));
    }
  }

  private Optional<TrainingFailure> untilTrouble(
      int most, java.util.function.IntToDoubleFunction loss) {
    Optional<TrainingFailure> found = Optional.empty();
    for (int i = 0; i < most && found.isEmpty(); i++) {
      found = after(Map.of("loss", loss.applyAsDouble(i)));
    }
    return found;
  }

  private Optional<TrainingFailure> after(Map<String, Double> scalars) {
    return monitor.check(++step, scalars);
  }
}
