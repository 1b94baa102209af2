package flowtone.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DitherTest {
  @Test
  void itHasItsDeviationAndIsTheSameEveryTime() {
    float[] silence = new float[100000];
    float[] dithered = Dither.added(silence);
    assertEquals(0, silence[0], 0);
    assertArrayEquals(dithered, Dither.added(silence));
    assertEquals(Dither.DEVIATION, deviation(dithered), 1e-7);
    assertNotEquals(dithered[0], dithered[1]);
  }

  @Test
  void ofNoDeviationNoneIsDrawn() {
    SplittableRandom random = new SplittableRandom(1);
    float[] sound = {0.5f, -0.5f};
    Dither.add(sound, 0, random);
    assertArrayEquals(new float[] {0.5f, -0.5f}, sound);
    assertEquals(new SplittableRandom(1).nextLong(), random.nextLong());
  }

  @Test
  void theBandsOfAMelReadMoreThanTheirFloor() {
    float[] silence = Dither.added(new float[24000]);
    MelSpectrogram mel = new MelSpectrogram(24000, 96, MelScale.WIDE_BANDS, Stft.Padding.ZERO);
    double sum = 0;
    float[] row = mel.logMel(silence, 12000, 1)[0];
    for (float band : row) {
      sum += band;
    }
    assertTrue(sum / row.length > Math.log(10 * MelSpectrogram.FLOOR), "" + sum / row.length);
  }

  private static double deviation(float[] samples) {
    double power = 0;
    for (float sample : samples) {
      power += sample * sample;
    }
    return Math.sqrt(power / samples.length);
  }
}
