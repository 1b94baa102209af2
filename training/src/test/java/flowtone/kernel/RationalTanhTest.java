package flowtone.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RationalTanhTest {
  @Test
  void itIsNowhereFurtherFromTheTangentThanItSays() {
    for (float x = -20; x < 20; x += 1e-4f) {
      assertEquals(Math.tanh(x), tanh(x), RationalTanh.MAX_ERROR, "at " + x);
    }
  }

  @Test
  void nearZeroItIsTheIdentity() {
    for (float x = 1e-30f; x < 1e-4f; x *= 1.5f) {
      assertEquals(x, tanh(x), 1e-6f * x);
    }
  }

  @Test
  void largeValuesSaturateAndWhatIsNoNumberStaysSo() {
    float[] values = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1e30f, Float.NaN, 8};
    RationalTanh.apply(values, 0, 4);
    assertEquals(1, values[0], RationalTanh.MAX_ERROR);
    assertEquals(-1, values[1], RationalTanh.MAX_ERROR);
    assertEquals(1, values[2], RationalTanh.MAX_ERROR);
    assertTrue(Float.isNaN(values[3]));
    assertEquals(8, values[4]);
  }

  private static float tanh(float x) {
    float[] value = {x};
    RationalTanh.apply(value, 0, 1);
    return value[0];
  }
}
