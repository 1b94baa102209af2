package flowtone.training.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.run.MetricsEntry;
import flowtone.training.progress.LearningCurve.Forecast;
import flowtone.training.progress.LearningCurve.Point;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearningCurveTest {
  private static LearningCurve curve(int points, DoubleUnaryOperator loss) {
    return new LearningCurve(
        IntStream.rangeClosed(1, points)
            .mapToObj(i -> new Point(120 * i, loss.applyAsDouble(120 * i)))
            .toList());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.7, 1.2})
  void aPowerLawIsGoneOnWith(double exponent) {
    DoubleUnaryOperator law = t -> -3 + 20 * Math.pow(t, -exponent);
    Forecast forecast = curve(30, law).twiceAsLong().orElseThrow();
    assertEquals(law.applyAsDouble(3600), forecast.now(), 1e-3);
    assertEquals(law.applyAsDouble(7200), forecast.then(), 1e-2 * forecast.gain() + 1e-6);
  }

  @Test
  void aLittleNoiseDoesNotMatter() {
    Random random = new Random(1);
    DoubleUnaryOperator law = t -> 1 + 30 * Math.pow(t, -0.5);
    Forecast forecast =
        curve(40, t -> law.applyAsDouble(t) + 0.005 * random.nextGaussian())
            .twiceAsLong()
            .orElseThrow();
    double gain = law.applyAsDouble(4800) - law.applyAsDouble(9600);
    assertEquals(gain, forecast.gain(), 0.5 * gain);
  }

  @Test
  void whatCannotBeToldIsNotGuessed() {
    assertTrue(curve(5, t -> 1 / t).twiceAsLong().isEmpty(), "too short");
    assertTrue(curve(30, t -> t).twiceAsLong().isEmpty(), "rises");
    assertTrue(curve(30, t -> 2).twiceAsLong().isEmpty(), "does not move");
    Random random = new Random(2);
    assertTrue(curve(30, t -> random.nextDouble()).twiceAsLong().isEmpty(), "noise");
    assertTrue(new LearningCurve(List.of()).twiceAsLong().isEmpty(), "nothing");
  }

  @Test
  void aGainIsWhatIsClearlyBetterThanAllBefore() {
    LearningCurve falls = curve(10, t -> 10 - t / 120);
    assertEquals(30, falls.secondsSinceGain(1230));
    LearningCurve stands = curve(10, t -> t <= 480 ? 10 - t / 120 : 6 - 1e-6 * t);
    assertEquals(1230 - 480, stands.secondsSinceGain(1230));
    assertEquals(0, new LearningCurve(List.of()).secondsSinceGain(100));
  }

  @Test
  void patienceEndsWithTheBudgetsShareOfTheTime() {
    assertFalse(new Budget(240, 0).isOutOfPatience(60 * 60));
    assertTrue(new Budget(240, 0).isOutOfPatience(60 * 60 + 1));
    assertFalse(new Budget(20, 0).isOutOfPatience(15 * 60));
    assertTrue(new Budget(20, 0).isOutOfPatience(15 * 60 + 1));
    assertFalse(new Budget(0, 100).isOutOfPatience(1e9));
    assertTrue(new Budget(0, 100).withPatience(2).isOutOfPatience(121));
  }

  @Test
  void onlyLossesOnRecordingsKeptFromTrainingCount() {
    LearningCurve curve =
        LearningCurve.of(
            List.of(
                new MetricsEntry(1, 10, Map.of("train/loss", 5.0)),
                new MetricsEntry(1, 11, Map.of("test/loss", 4.0)),
                new MetricsEntry(2, 20, Map.of("test/loss", Double.NaN))));
    assertEquals(List.of(new Point(11, 4)), curve.points());
  }
}
