package flowtone.benchmark;

import flowtone.control.FeatureTrack;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.SynthesisStream;
import flowtone.synthesis.Synthesizer;
import java.util.Set;

/**
 * One model, sampled or scored in one way. Each call starts from silence. Whoever opens a
 * contestant closes it; it is used by one thread.
 */
public interface BenchmarkedModel extends AutoCloseable {

  /** Who it is. */
  Profile profile();

  /** What it is timed at. Others throw {@link UnsupportedOperationException}. */
  Set<Mode> disciplines();

  /** What samples it. */
  default Synthesizer synthesizer() {
    throw new UnsupportedOperationException(profile().id() + " is not sampled");
  }

  /**
   * Draws the sound of a track at the temperature of likelihoods, 1.
   *
   * @return as many samples as the track covers, at the level of recordings
   */
  default float[] sample(FeatureTrack track, long seed) {
    return synthesizer().render(track, NoiseSettings.ofSeed(seed)).samples();
  }

  /** A stream of sound, at the same temperature. */
  default SynthesisStream open(long seed) {
    return synthesizer().open(NoiseSettings.ofSeed(seed));
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
