package flowtone.benchmark.model;

import flowtone.control.FeatureTrack;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.SynthesisStream;
import flowtone.synthesis.Synthesizer;
import java.util.Set;

/**
 * One model, sampled or scored in one way. Each call starts from silence. Whoever opens a model
 * closes it. Not thread-safe.
 */
public interface BenchmarkedModel extends AutoCloseable {

  /** What it is. */
  ModelProfile profile();

  /** The modes it is timed in. Those left out throw {@link UnsupportedOperationException}. */
  Set<Mode> modes();

  /** Whether scoring is so slow that only a short excerpt of test recordings is scored. */
  default boolean isSlowToScore() {
    return false;
  }

  /** What samples it. */
  default Synthesizer synthesizer() {
    throw new UnsupportedOperationException(profile().id() + " is not sampled");
  }

  /**
   * Draws the sound of a track at temperature 1, that of likelihoods.
   *
   * @param seed of the noise; the same seed gives the same samples
   * @return the sound at the level of recordings [track samples]
   */
  default float[] sample(FeatureTrack track, long seed) {
    return synthesizer().render(track, NoiseSettings.ofSeed(seed)).samples();
  }

  /** Opens a stream of its own, at the same temperature. */
  default SynthesisStream open(long seed) {
    return synthesizer().open(NoiseSettings.ofSeed(seed));
  }

  /**
   * Takes a sound to noise.
   *
   * @param sound at the level of recordings [track samples]
   */
  default LogDensity score(float[] sound, FeatureTrack track) {
    throw new UnsupportedOperationException(profile().id() + " gives no density");
  }

  @Override
  void close();
}
