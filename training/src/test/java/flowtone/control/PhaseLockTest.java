package flowtone.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class PhaseLockTest {
  private static final int RATE = 24_000;
  private static final int HOP = 192;
  private static final int HOPS = 250;

  private final Random random = new Random(3);

  @Test
  void followsAPitchThatMovesFasterThanATrackerHears() {
    float[] hz = perSample(i -> 180 * Math.pow(2, 0.5 / 12 * Math.sin(2 * Math.PI * 7 * i / RATE)));
    float[] tracked = smoothed(hz, 12);
    double before = rmsCents(tracked, perHop(hz));

    float[] locked = new PhaseLock(RATE, HOP).lock(voice(hz, 0.15, 0.01), tracked).f0Hz();

    assertTrue(before > 15, "a tracker's window smooths: " + before);
    assertTrue(rmsCents(locked, perHop(hz)) < before / 4, "cents " + rmsCents(locked, perHop(hz)));
  }

  @Test
  void isInPhaseWithTheFundamental() {
    float[] hz = perSample(i -> 150 + 40.0 * i / (HOPS * HOP));
    double[] cycles = cycles(hz);

    PhaseLock.Locked locked = new PhaseLock(RATE, HOP).lock(voice(hz, 1, 0.01), smoothed(hz, 12));

    for (int h = 20; h < HOPS - 20; h++) {
      double off = locked.phaseCycles()[h] - cycles[h * HOP];
      assertEquals(0, off - Math.rint(off), 0.03, "hop " + h);
    }
  }

  @Test
  void keepsToTheTrackedPitchWhereThereIsNothingButNoise() {
    float[] noise = new float[HOPS * HOP];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = 0.1f * (float) random.nextGaussian();
    }
    float[] tracked = new float[HOPS];
    Arrays.fill(tracked, 200);

    float[] locked = new PhaseLock(RATE, HOP).lock(noise, tracked).f0Hz();

    assertTrue(rmsCents(locked, tracked) < 12, "cents " + rmsCents(locked, tracked));
  }

  @Test
  void silenceLeavesThePitchAsItIs() {
    float[] tracked = new float[HOPS];
    Arrays.fill(tracked, 10, 60, 200);

    PhaseLock.Locked locked = new PhaseLock(RATE, HOP).lock(new float[HOPS * HOP], tracked);

    for (int h = 0; h < HOPS; h++) {
      assertEquals(tracked[h], locked.f0Hz()[h], 1e-3, "hop " + h);
      assertTrue(locked.phaseCycles()[h] >= 0 && locked.phaseCycles()[h] <= 1);
    }
  }

  private static float[] perSample(IntToDoubleFunction hz) {
    float[] samples = new float[HOPS * HOP];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) hz.applyAsDouble(i);
    }
    return samples;
  }

  /** Mean over each hop [HOPS]. */
  private static float[] perHop(float[] hz) {
    return smoothed(hz, 1);
  }

  /** Mean over so many hops around each [HOPS]. */
  private static float[] smoothed(float[] hz, int hops) {
    float[] mean = new float[HOPS];
    for (int h = 0; h < HOPS; h++) {
      int from = Math.max(0, (2 * h + 1 - hops) * HOP / 2);
      int to = Math.min(hz.length, (2 * h + 1 + hops) * HOP / 2);
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += hz[i];
      }
      mean[h] = (float) (sum / (to - from));
    }
    return mean;
  }

  private static double[] cycles(float[] hz) {
    double[] cycles = new double[hz.length];
    for (int i = 1; i < hz.length; i++) {
      cycles[i] = cycles[i - 1] + hz[i - 1] / RATE;
    }
    return cycles;
  }

  /** Ten harmonics that fall off, the fundamental as strong as told, and noise. */
  private float[] voice(float[] hz, double fundamental, double noise) {
    double[] cycles = cycles(hz);
    float[] samples = new float[hz.length];
    for (int i = 0; i < samples.length; i++) {
      double sum = fundamental * Math.cos(2 * Math.PI * cycles[i]);
      for (int k = 2; k <= 10; k++) {
        sum += Math.cos(2 * Math.PI * k * cycles[i] + k * k) / k;
      }
      samples[i] = (float) (0.1 * sum + noise * random.nextGaussian());
    }
    return samples;
  }

  private static double rmsCents(float[] heard, float[] expected) {
    double squares = 0;
    for (int h = 20; h < HOPS - 20; h++) {
      double cents = 1200 / Math.log(2) * Math.log(heard[h] / expected[h]);
      squares += cents * cents;
    }
    return Math.sqrt(squares / (HOPS - 40));
  }
}
