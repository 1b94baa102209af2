package flowtone.rendering;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PeakLimiterTest {
  private static final int RATE_HZ = 16000;

  @Test
  void whatStaysBelowIsNotTouched() {
    float[] sound = noise(5000, 0.3f);
    assertArrayEquals(sound, limited(sound, 5000));
  }

  @Test
  void whatIsBeyondIsBroughtBelow() {
    float[] loud = noise(20000, 1.5f);
    for (float sample : limited(loud, 777)) {
      assertTrue(Math.abs(sample) <= PeakLimiter.CEILING + 1e-6, "got " + sample);
    }
  }

  @Test
  void afterAPeakTheSoundIsAsItWas() {
    float[] sound = noise(RATE_HZ, 0.1f);
    float[] peaked = sound.clone();
    peaked[2000] = 3;
    float[] limited = limited(peaked, 1000);
    assertEquals(PeakLimiter.CEILING, limited[2000], 1e-4);
    assertArrayEquals(Arrays.copyOf(sound, 1900), Arrays.copyOf(limited, 1900));
    assertTrue(Math.abs(limited[2400] / sound[2400]) < 0.6, "comes back slowly");
    assertEquals(sound[14000], limited[14000], 1e-3);
  }

  @Test
  void anyChunkingGivesTheSame() {
    float[] loud = noise(3000, 1);
    float[] whole = limited(loud, 3000);
    assertArrayEquals(whole, limited(loud, 1));
    assertArrayEquals(whole, limited(loud, 37));
    assertArrayEquals(Arrays.copyOf(loud, 3), limited(Arrays.copyOf(loud, 3), 1), 1);
  }

  private static float[] noise(int samples, float deviation) {
    Random random = new Random(7);
    float[] noise = new float[samples];
    for (int i = 0; i < samples; i++) {
      noise[i] =
          (float)
              Math.max(
                  -0.95 * deviation / 0.3,
                  Math.min(0.95 * deviation / 0.3, deviation * random.nextGaussian()));
    }
    return noise;
  }

  private static float[] limited(float[] sound, int chunk) {
    PeakLimiter limiter = new PeakLimiter(RATE_HZ);
    float[] limited = new float[sound.length];
    int at = 0;
    for (int begin = 0; begin < sound.length; begin += chunk) {
      float[] more =
          limiter.next(Arrays.copyOfRange(sound, begin, Math.min(sound.length, begin + chunk)));
      System.arraycopy(more, 0, limited, at, more.length);
      at += more.length;
    }
    float[] last = limiter.end();
    System.arraycopy(last, 0, limited, at, last.length);
    assertEquals(sound.length, at + last.length);
    return limited;
  }
}
