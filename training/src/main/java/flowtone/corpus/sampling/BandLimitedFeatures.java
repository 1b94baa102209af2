package flowtone.corpus.sampling;

import flowtone.audio.Loudness;
import flowtone.audio.Waveform;
import flowtone.control.FeatureTrackBuilder;
import flowtone.control.HopFeature;
import flowtone.corpus.Recording;
import java.util.Arrays;

/**
 * Measures anew what a crop without its recording's highest frequencies has otherwise than the
 * recording: loudness and further features. Pitch and onsets stay. Not thread-safe.
 */
final class BandLimitedFeatures {
  private final CropAudio audio;

  BandLimitedFeatures(CropAudio audio) {
    this.audio = audio;
  }

  /**
   * Sets the features of hops.
   *
   * @param firstSample where the first hop begins, counted from the crop's first
   */
  void measure(Crop crop, int firstSample, int hops, FeatureTrackBuilder into) {
    Recording recording = crop.recording();
    int hopSamples = recording.hopSamples();
    int rate = recording.sampleRateHz();
    int margin = 1 + Loudness.featureWindowSamples(rate) / 2 / hopSamples; // hops
    int read = hops + 2 * margin;
    float[] samples = new float[read * hopSamples];
    audio.read(crop, firstSample - margin * hopSamples, samples, 0, samples.length);
    float[] loudness = Loudness.ofFeatures(rate, hopSamples).curve(samples, read);
    into.loudnessDb(Arrays.copyOfRange(loudness, margin, margin + hops));
    for (HopFeature feature : recording.further()) {
      float[] values = feature.measure(new Waveform(samples, rate), hopSamples, read);
      into.further(feature, Arrays.copyOfRange(values, margin, margin + hops));
    }
  }
}
