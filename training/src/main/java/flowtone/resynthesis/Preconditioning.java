package flowtone.resynthesis;

import flowtone.audio.HighPass;
import flowtone.audio.Resampler;
import flowtone.audio.Waveform;
import flowtone.voice.Manifest;

/**
 * Makes recordings as those were that a voice learnt from: of its rate, without rumble, at its
 * level. At equal rates this is a bijection, whose log-determinant takes densities of one to the
 * other.
 *
 * @param manifest of the voice
 */
public record Preconditioning(Manifest manifest) {
  /** The recording as the voice's networks know recordings. */
  public Waveform apply(Waveform recording) {
    Waveform resampled = Resampler.resample(recording, manifest.sampleRateHz());
    return highPass().filter(resampled).amplified(manifest.gain());
  }

  /** Log-determinant a sample of {@link #apply} to a recording of the voice's rate, in nats. */
  public double logDetPerSample() {
    return Math.log(manifest.gain()) + highPass().logDetPerSample(manifest.sampleRateHz());
  }

  private HighPass highPass() {
    return new HighPass(manifest.kind().highPassHz());
  }
}
