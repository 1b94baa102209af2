package flowtone.corpus.sampling;

import flowtone.audio.Loudness;
import flowtone.audio.Waveform;
import flowtone.control.FeatureTrackBuilder;
import flowtone.control.HopFeature;
import flowtone.corpus.Recording;
import java.util.Arrays;

/**
 * Measures anew what a filtered crop has otherwise than its recording: loudness and further
 * features. Pitch and onsets stay.
 *
 * @param recording that the crop is of
 * @param marginHops before and after those whose features are set
 */
record FilteredFeatures(Recording recording, int marginHops) {
  /**
   * Sets the features of hops.
   *
   * @param samples of those hops and of the margins
   */
  void measure(float[] samples, FeatureTrackBuilder into) {
    int hopSamples = recording.hopSamples();
    int rate = recording.sampleRateHz();
    int read = samples.length / hopSamples;
    into.loudnessDb(within(Loudness.ofFeatures(rate, hopSamples).curve(samples, read)));
    for (HopFeature feature : recording.further()) {
      float[] values = feature.measure(new Waveform(samples, rate), hopSamples, read);
      into.further(feature, within(values));
    }
  }

  private float[] within(float[] values) {
    return Arrays.copyOfRange(values, marginHops, values.length - marginHops);
  }
}
