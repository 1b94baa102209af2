package flowtone.synthesis;

import flowtone.control.FeatureTrack;

/**
 * One sound of a {@link Synthesizer} in the making: it remembers what came before, so that chunks
 * of whole hops make the sound of the whole. Owns no native memory; not to be used after its
 * synthesizer is closed. Not thread-safe.
 */
@FunctionalInterface
public interface SynthesisStream {
  /**
   * The next samples.
   *
   * @param chunk at least one hop
   * @return as many samples as the chunk covers, at the level of the recordings trained on
   * @throws IllegalArgumentException if the features do not fit the synthesizer's manifest
   */
  float[] next(FeatureTrack chunk);
}
