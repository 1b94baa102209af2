package flowtone.benchmark.model;

import flowtone.control.FeatureTrack;
import java.util.Set;

/**
 * One model, sampled or scored in one way. Each call starts from silence. Whoever opens a model
 * closes it. Not thread-safe.
 */
public interface BenchmarkedModel extends AutoCloseable {

  /** One live stream, asked chunk by chunk. */
  @FunctionalInterface
  interface Live {
    /** The sound of the next whole hops, at the level of recordings [chunk samples]. */
    float[] next(FeatureTrack chunk);
  }

  /** What it is. */
  ModelProfile profile();

  /** The modes it is timed in. Those left out throw {@link UnsupportedOperationException}. */
  Set<Mode> modes();

  /** Whether scoring is so slow that only a short excerpt of test recordings is scored. */
  default boolean isSlowToScore() {
    return false;
  }

  /**
   * Draws the sound of a track at temperature 1, that of likelihoods.
   *
   * @param seed of the noise; the same seed gives the same samples
   * @return the sound at the level of recordings [track samples]
   */
  float[] sample(FeatureTrack track, long seed);

  /** Opens a stream of its own. */
  default Live open(long seed) {
    throw new UnsupportedOperationException(profile().id() + " does not run live");
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
