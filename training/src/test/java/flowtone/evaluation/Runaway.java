package flowtone.evaluation;

import flowtone.control.FeatureTrack;
import flowtone.evaluation.playing.Organ;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.SynthesisStream;
import flowtone.synthesis.Synthesizer;
import flowtone.voice.Manifest;

/** Makes no finite sound. */
record Runaway() implements Synthesizer {
  @Override
  public Manifest manifest() {
    return new Organ(0, false, 0).manifest();
  }

  @Override
  public SynthesisStream open(NoiseSettings noise) {
    return this::sound;
  }

  private float[] sound(FeatureTrack track) {
    float[] samples = new float[track.samples()];
    samples[samples.length / 4] = Float.NaN;
    return samples;
  }
}
