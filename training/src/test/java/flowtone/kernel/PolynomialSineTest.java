package flowtone.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PolynomialSineTest {
  @Test
  void itIsNowhereFurtherFromSineAndCosineThanItSays() {
    for (float x = -20; x < 20; x += 1e-4f) {
      isNear(x);
    }
    for (float x = -PolynomialSine.MAX_ANGLE; x <= PolynomialSine.MAX_ANGLE; x += 3e-3f) {
      isNear(x);
    }
  }

  @Test
  void nearZeroTheSineIsTheIdentity() {
    for (float x = 1e-30f; x < 1e-4f; x *= 1.5f) {
      float[] sine = {x};
      PolynomialSine.apply(sine, new float[1], 0, 1);
      assertEquals(x, sine[0], 1e-6f * x);
    }
  }

  @Test
  void whatIsNoNumberStaysSoAndOthersAreLeftAlone() {
    float[] values = {5, Float.NaN, 7};
    float[] cosines = {5, 6, 7};
    PolynomialSine.apply(values, cosines, 1, 2);
    assertTrue(Float.isNaN(values[1]) && Float.isNaN(cosines[1]));
    assertEquals(5 + 7, values[0] + values[2]);
    assertEquals(5 + 7, cosines[0] + cosines[2]);
  }

  private static void isNear(float angle) {
    float[] sine = {angle};
    float[] cosine = new float[1];
    PolynomialSine.apply(sine, cosine, 0, 1);
    assertEquals(Math.sin(angle), sine[0], PolynomialSine.MAX_ERROR, "at " + angle);
    assertEquals(Math.cos(angle), cosine[0], PolynomialSine.MAX_ERROR, "at " + angle);
  }
}
