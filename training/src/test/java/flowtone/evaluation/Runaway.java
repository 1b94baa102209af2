package flowtone.evaluation;

import flowtone.audio.Waveform;
import flowtone.control.FeatureTrack;
import flowtone.evaluation.playing.Organ;
import flowtone.evaluation.testset.Synthesizer;
import flowtone.voice.Manifest;

/** Makes no finite sound. */
record Runaway() implements Synthesizer {
  @Override
  public Manifest manifest() {
    return new Organ(0, false, 0).manifest();
  }

  @Override
  public Waveform synthesize(FeatureTrack track) {
    float[] samples = new float[track.samples()];
    samples[samples.length / 4] = Float.NaN;
    return new Waveform(samples, track.sampleRateHz());
  }
}
