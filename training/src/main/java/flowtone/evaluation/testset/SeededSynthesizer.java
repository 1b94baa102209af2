package flowtone.evaluation.testset;

import flowtone.audio.Waveform;
import flowtone.control.FeatureTrack;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.Synthesizer;
import flowtone.voice.Manifest;

/**
 * What is evaluated: a synthesizer that is given the same noise for every sound. Thread-safe, as
 * the synthesizer is.
 *
 * @param synthesizer stays its owner's to close
 * @param noise of every sound
 */
public record SeededSynthesizer(Synthesizer synthesizer, NoiseSettings noise) {
  /** The features it reads and the sound it makes. */
  public Manifest manifest() {
    return synthesizer.manifest();
  }

  /** The sound of a track from its beginning, as many samples as the track has. */
  public Waveform render(FeatureTrack track) {
    return synthesizer.render(track, noise);
  }
}
