package flowtone.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LowPassTest {
  private static final int RATE = 24000;
  private static final int COUNT = 2000;
  private static final int REACH = LowPass.at(4000, RATE).reach();

  @ParameterizedTest
  @CsvSource({"100, 0", "3600, 0", "4000, -6.02"})
  void aToneBelowTheCutoffStaysAndAtItIsHalved(double hertz, double db) {
    assertEquals(db, gainDb(hertz), 0.05);
  }

  @ParameterizedTest
  @ValueSource(doubles = {4290, 6000, 11900})
  void aToneAboveItIsGone(double hertz) {
    assertTrue(gainDb(hertz) < -90, hertz + " Hz: " + gainDb(hertz));
  }

  private static double gainDb(double hertz) {
    return FilterGains.ofTone(LowPass.at(4000, RATE), hertz, RATE);
  }

  @Test
  void nothingIsDelayed() {
    float[] tone = Tones.sine(440, 0.5, 1, RATE).samples();
    float[] out = new float[COUNT];
    LowPass.at(4000, RATE).filter(tone, out);
    for (int i = 0; i < COUNT; i++) {
      assertEquals(tone[REACH + i], out[i], 1e-4);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 12000, Double.NaN})
  void aCutoffThatIsNoneIsRefused(double cutoffHz) {
    assertThrows(IllegalArgumentException.class, () -> LowPass.at(cutoffHz, RATE));
  }
}
