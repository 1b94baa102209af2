package flowtone.synthesis;

import flowtone.voice.LatentMix;
import java.util.SplittableRandom;

/**
 * The noise of one stream: four independent ones and their mix, drawn as sound goes on. Mix and
 * temperature may change between chunks. Not thread-safe.
 */
public final class LatentNoise {
  private final SplittableRandom[] noises;
  private final long seed;
  private final float deviation;
  private float temperature;
  private LatentMix mix;

  /**
   * @param deviation standard deviation of the noise at temperature 1
   */
  LatentNoise(NoiseSettings settings, float deviation) {
    this.seed = settings.seed();
    this.noises = noises(seed);
    this.deviation = deviation;
    this.temperature = settings.temperature();
    this.mix = settings.mix();
  }

  /** The first is that of the seed itself; the others are split off, so independent of it. */
  private static SplittableRandom[] noises(long seed) {
    SplittableRandom[] noises = new SplittableRandom[LatentMix.NOISES];
    noises[0] = new SplittableRandom(seed);
    SplittableRandom parent = new SplittableRandom(seed);
    for (int k = 1; k < noises.length; k++) {
      noises[k] = parent.split();
    }
    return noises;
  }

  /** Scale of the noise, 0..1.5; 1 is how the model was trained to sound. */
  public float temperature() {
    return temperature;
  }

  /**
   * Sets the scale of the noise for the chunks to come.
   *
   * @throws IllegalArgumentException outside 0..1.5
   */
  public void temperature(float value) {
    NoiseSettings.requireTemperature(value);
    temperature = value;
  }

  /** How the four noises are mixed. */
  public LatentMix mix() {
    return mix;
  }

  /** Mixes the noises otherwise in the chunks to come. */
  public void mix(LatentMix value) {
    mix = value;
  }

  /** The next values, at the temperature set [samples]. */
  float[] next(int samples) {
    double[] mixed = mix.mix(draws(samples));
    float scale = temperature * deviation;
    float[] scaled = new float[samples];
    for (int i = 0; i < samples; i++) {
      scaled[i] = (float) (scale * mixed[i]);
    }
    return scaled;
  }

  /**
   * Values that are taken to have been before the first, at the temperature set; any mix of
   * independent noises is like one of them [samples].
   */
  float[] before(int samples) {
    SplittableRandom past = new SplittableRandom(~seed);
    float[] scaled = new float[samples];
    for (int i = 0; i < samples; i++) {
      scaled[i] = (float) (temperature * deviation * past.nextGaussian());
    }
    return scaled;
  }

  /** Of each noise [4][samples]; one without a share rests, for draws take time and memory. */
  private double[][] draws(int samples) {
    double[] shares = mix.shares();
    double[][] draws = new double[noises.length][];
    double[] none = null;
    for (int k = 0; k < noises.length; k++) {
      if (shares[k] > 0) {
        draws[k] = gaussians(noises[k], samples);
      } else {
        none = none == null ? new double[samples] : none;
        draws[k] = none;
      }
    }
    return draws;
  }

  private static double[] gaussians(SplittableRandom noise, int samples) {
    double[] draws = new double[samples];
    for (int i = 0; i < samples; i++) {
      draws[i] = noise.nextGaussian();
    }
    return draws;
  }
}
