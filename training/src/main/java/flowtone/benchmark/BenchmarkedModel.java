package flowtone.benchmark;

import flowtone.control.FeatureTrack;
import java.util.Set;

/**
 * One model, sampled or scored in one way. Each call starts from silence. Whoever opens a
 * contestant closes it; it is used by one thread.
 */
public interface BenchmarkedModel extends AutoCloseable {

  /** One listener, asked chunk by chunk. */
  @FunctionalInterface
  interface Live {
    /** The sound of the next whole hops, at the level of recordings. */
    float[] next(FeatureTrack chunk);
  }

  /** Who it is. */
  Profile profile();

  /** What it is timed at. Others throw {@link UnsupportedOperationException}. */
  Set<Mode> disciplines();

  /**
   * Draws the sound of a track at the temperature of likelihoods, 1.
   *
   * @return as many samples as the track covers, at the level of recordings
   */
  float[] sample(FeatureTrack track, long seed);

  /** A fresh listener. */
  default Live open(long seed) {
    throw new UnsupportedOperationException(profile().id() + " does not run live");
  }

  /**
   * Takes a sound to noise.
   *
   * @param sound at the level of recordings, as many samples as the track covers
   */
  default LogDensity score(float[] sound, FeatureTrack track) {
    throw new UnsupportedOperationException(profile().id() + " gives no density");
  }

  @Override
  void close();
}
