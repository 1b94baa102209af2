package flowtone.voice;

import java.util.SplittableRandom;

/**
 * One listener's state: noise, temperature and what the networks remember. The voice it belongs to
 * is shared; this is not thread-safe.
 */
public final class Session {
  private final SplittableRandom random;
  private final ControlHistory history;
  private final float noiseScale;
  private float[] state;
  private float temperature;

  /**
   * @param noiseScale standard deviation of the noise at temperature 1
   */
  Session(long seed, float temperature, float noiseScale, ControlHistory history, int stateSize) {
    this.random = new SplittableRandom(seed);
    this.history = history;
    this.noiseScale = noiseScale;
    this.state = new float[stateSize];
    temperature(temperature);
  }

  /** Scale of the noise, 0..1.5; 1 is how the voice was trained to sound. */
  public float temperature() {
    return temperature;
  }

  /**
   * Sets the scale of the noise for the chunks to come.
   *
   * @throws IllegalArgumentException outside 0..1.5
   */
  public void temperature(float value) {
    if (!(value >= 0 && value <= 1.5f)) {
      throw new IllegalArgumentException("expected a temperature within 0 to 1.5; got " + value);
    }
    temperature = value;
  }

  ControlHistory history() {
    return history;
  }

  float[] state() {
    return state;
  }

  void state(float[] next) {
    state = next;
  }

  /** The next noise of this listener, at its temperature [samples]. */
  float[] noise(int samples) {
    float[] noise = new float[samples];
    for (int i = 0; i < samples; i++) {
      noise[i] = (float) (temperature * noiseScale * random.nextGaussian());
    }
    return noise;
  }
}
