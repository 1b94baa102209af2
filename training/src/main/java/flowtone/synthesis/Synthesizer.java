package flowtone.synthesis;

import flowtone.audio.Waveform;
import flowtone.control.FeatureTrack;
import flowtone.voice.Manifest;

/**
 * Controls in, sound out: a student, its teacher or another flow. Immutable, shared and
 * thread-safe; what one sound remembers is in its {@link SynthesisStream}.
 */
public interface Synthesizer extends AutoCloseable {
  /** The features it reads and the sound it makes. */
  Manifest manifest();

  /**
   * A sound from its beginning, silence before. What a student is told of by a mel spectrum is a
   * recording, before which it was as in its first hop.
   *
   * @param track at least one hop
   * @return as many samples as the track covers, at the level of the recordings trained on
   * @throws IllegalArgumentException if the features do not fit {@link #manifest}
   */
  default Waveform render(FeatureTrack track, NoiseSettings noise) {
    return new Waveform(open(noise).next(track), manifest().sampleRateHz());
  }

  /** A sound that is asked for chunk by chunk, with the same before it. */
  SynthesisStream open(NoiseSettings noise);

  /**
   * Frees native memory, after the last sound; what has none does nothing. Whoever makes a
   * synthesizer closes it, and its streams with it.
   */
  @Override
  default void close() {}
}
