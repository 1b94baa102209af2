package flowtone.synthesis;

import flowtone.voice.LatentMix;
import java.io.Serializable;

/**
 * The noise that a sound is made of. The same settings and controls give the same sound.
 *
 * @param seed of the four noises
 * @param temperature scale of the noise, 0..1.5; 1 is how a model was trained to sound
 * @param mix how the four noises are mixed
 */
public record NoiseSettings(long seed, float temperature, LatentMix mix) implements Serializable {
  /** The largest temperature. */
  public static final float HOTTEST = 1.5f;

  /**
   * @throws IllegalArgumentException if the temperature is outside 0..1.5
   */
  public NoiseSettings {
    requireTemperature(temperature);
  }

  /** The first noise alone. */
  public NoiseSettings(long seed, float temperature) {
    this(seed, temperature, LatentMix.FIRST);
  }

  /** The first noise alone, as models are trained with. */
  public static NoiseSettings ofSeed(long seed) {
    return new NoiseSettings(seed, 1);
  }

  static void requireTemperature(float value) {
    if (!(value >= 0 && value <= HOTTEST)) {
      throw new IllegalArgumentException("expected a temperature within 0 to 1.5; got " + value);
    }
  }
}
