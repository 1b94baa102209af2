package flowtone.voice;

import java.util.Random;

/** One listener's state: noise, seed, temperature and the networks' memory. Not thread-safe. */
public final class Session {
  final Random noise;
  double phase;
  private float temperature;

  Session(long seed, float temperature) {
    this.noise = new Random(seed);
    this.temperature = temperature;
  }

  /** Scale of the noise, 0..1.5; 1 is the distribution that was trained. */
  public float temperature() {
    return temperature;
  }

  /** Sets the scale of the noise for the chunks to come. */
  public void temperature(float value) {
    if (!(value >= 0 && value <= 1.5f)) {
      throw new IllegalArgumentException("expected a temperature within 0 to 1.5; got " + value);
    }
    temperature = value;
  }
}
