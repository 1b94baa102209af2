package flowtone.synthesis;

import flowtone.control.FeatureTrack;
import flowtone.voice.LatentMix;
import java.util.SplittableRandom;

/**
 * One listener's state: four noises and their mix, temperature and what the networks remember. The
 * voice it belongs to is shared; this is not thread-safe.
 */
public final class StreamState {
  private final SplittableRandom[] noises;
  private final ControlHistory history;
  private final float noiseScale;
  private float[] state;
  private float temperature;
  private LatentMix mix = LatentMix.FIRST;

  /**
   * @param noiseScale standard deviation of the noise at temperature 1
   * @param state what the networks remember; not written to
   */
  StreamState(
      long seed, float temperature, float noiseScale, ControlHistory history, float[] state) {
    this.noises = noises(seed);
    this.history = history;
    this.noiseScale = noiseScale;
    this.state = state;
    temperature(temperature);
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

  /** How this listener's four noises are mixed; all of the first until it is set. */
  public LatentMix mix() {
    return mix;
  }

  /** Mixes the noises otherwise in the chunks to come. */
  public void mix(LatentMix value) {
    mix = value;
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

  /**
   * Passes over a chunk that is not to be heard: noise and controls move on, the memory does not.
   */
  void pass(FeatureTrack chunk) {
    noise(chunk.samples());
    history.features(chunk);
    history.pitch(chunk);
  }

  /** The next noise of this listener, at its temperature [samples]. */
  float[] noise(int samples) {
    double[] mixed = mix.mix(draws(samples));
    float scale = temperature * noiseScale;
    float[] scaled = new float[samples];
    for (int i = 0; i < samples; i++) {
      scaled[i] = (float) (scale * mixed[i]);
    }
    return scaled;
  }

  /** Of each noise [4][samples]; one without a share rests, for draws take time. */
  private double[][] draws(int samples) {
    double[] shares = mix.shares();
    double[][] draws = new double[noises.length][samples];
    for (int k = 0; k < noises.length; k++) {
      for (int i = 0; i < samples && shares[k] > 0; i++) {
        draws[k][i] = noises[k].nextGaussian();
      }
    }
    return draws;
  }
}
