package flowtone.resynthesis;

import flowtone.audio.HighPass;
import flowtone.audio.Resampler;
import flowtone.audio.Waveform;
import flowtone.voice.Manifest;

/**
 * Brings a recording to the form of a voice's training data: resampled, high-pass filtered,
 * multiplied by the corpus gain. At equal sample rates this is a bijection; its log-determinant
 * relates the densities of both.
 *
 * @param manifest of the voice
 */
public record Preconditioning(Manifest manifest) {
  /** The recording at the rate and level of the voice's training data. */
  public Waveform apply(Waveform recording) {
    Waveform resampled = Resampler.resample(recording, manifest.sampleRateHz());
    return highPass().filter(resampled).amplified(manifest.gain());
  }

  /** Log-determinant per sample of {@link #apply} to a recording of the voice's rate, in nats. */
  public double logDetPerSample() {
    return Math.log(manifest.gain()) + highPass().logDetPerSample(manifest.sampleRateHz());
  }

  private HighPass highPass() {
    return new HighPass(manifest.kind().highPassHz());
  }
}
