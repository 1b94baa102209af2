package flowtone.audio;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * White Gaussian noise that is added to sound. Digital silence, which resampling and compression
 * leave above their cutoff, too, has neither a density nor a level.
 */
public final class Dither {
  /**
   * Standard deviation of the dither of recordings whose mel bands are measured: about that of
   * rounding to 16 bits, which is 2^-15 / sqrt(12).
   */
  public static final float DEVIATION = 1e-5f;

  private static final long SEED = 16;

  private Dither() {}

  /** A copy of sound with noise of {@link #DEVIATION}, the same noise every time. */
  public static float[] added(float[] samples) {
    float[] dithered = samples.clone();
    add(dithered, DEVIATION, new SplittableRandom(SEED));
    return dithered;
  }

  /**
   * Adds noise to sound.
   *
   * @param deviation standard deviation of it; none is drawn if it is 0
   */
  public static void add(float[] samples, float deviation, RandomGenerator random) {
    for (int i = 0; deviation > 0 && i < samples.length; i++) {
      samples[i] += deviation * (float) random.nextGaussian();
    }
  }
}
