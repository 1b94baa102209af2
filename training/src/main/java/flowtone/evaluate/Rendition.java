package flowtone.evaluate;

import flowtone.audio.AudioFiles;
import flowtone.audio.FeatureTrack;
import flowtone.audio.Resampler;
import flowtone.audio.Waveform;
import flowtone.corpus.Source;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import flowtone.voice.Resynthesis;
import java.util.Arrays;

/**
 * A recording at the rate of a voice and what the voice makes of its features.
 *
 * @param source where it came from
 * @param label index of its label
 * @param recording as recorded
 * @param features measured of it, with its own label
 * @param resynthesis the voice's, as long as the recording
 */
record Rendition(
    Source source, int label, Waveform recording, FeatureTrack features, Waveform resynthesis) {

  static Rendition of(Source source, Synthesizer voice) {
    Manifest manifest = voice.manifest();
    int label = TestSet.label(source, manifest);
    Waveform recording =
        Resampler.resample(AudioFiles.read(source.file()), manifest.sampleRateHz());
    FeatureTrack features =
        Resynthesis.UNCHANGED.features(recording, manifest, LabelMix.only(label, manifest));
    Waveform made = voice.synthesize(features);
    return new Rendition(source, label, recording, features, cut(made, recording.samples().length));
  }

  /** The same features under another label. */
  Waveform withLabel(int other, Synthesizer voice) {
    float[][] weights = new float[features.hops()][];
    Arrays.fill(weights, LabelMix.only(other, voice.manifest()));
    FeatureTrack relabelled =
        new FeatureTrack(
            features.sampleRateHz(),
            features.hopSamples(),
            features.f0Hz(),
            features.voicing(),
            features.loudnessDb(),
            features.onsetSeconds(),
            features.phaseCycles(),
            weights,
            features.logMel());
    Waveform made = voice.synthesize(relabelled);
    return cut(made, recording.samples().length);
  }

  private static Waveform cut(Waveform waveform, int samples) {
    return new Waveform(Arrays.copyOf(waveform.samples(), samples), waveform.sampleRateHz());
  }
}
