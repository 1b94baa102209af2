package flowtone.control;

import flowtone.audio.Loudness;
import flowtone.audio.Stft;
import flowtone.audio.Waveform;

/**
 * How bright a sound is: the centroid of its magnitude spectrum, {@code sum f |X(f)| / sum |X(f)|},
 * in octaves above 1 kHz (Grey and Gordon 1978).
 */
final class Brightness extends TimbreFeature {
  static final String ID = "brightness";
  private static final double REFERENCE_HZ = 1000;
  private static final float SPREAD_OCTAVES = 1.5f;

  Brightness() {
    super(ID, SPREAD_OCTAVES, 0);
  }

  @Override
  public String unit() {
    return "octaves";
  }

  @Override
  public float[] measure(Waveform recording, int hopSamples, int hops) {
    int window = Loudness.featureWindowSamples(recording.sampleRateHz());
    Stft stft = new Stft(window, hopSamples, window, Stft.Padding.ZERO);
    double binHz = recording.sampleRateHz() / (double) window;
    float[] octaves = new float[hops];
    for (int h = 0; h < hops; h++) {
      octaves[h] = octaves(stft.frame(recording.samples(), h + 1), binHz);
    }
    return octaves;
  }

  private float octaves(float[] magnitudes, double binHz) {
    double bins = Stft.centroid(magnitudes);
    return bins > 0 ? (float) FeatureEncoding.log2(bins * binHz / REFERENCE_HZ) : silent();
  }

  @Override
  public float atRatio(float value, double ratio) {
    return value == silent() ? value : (float) (value + FeatureEncoding.log2(ratio));
  }
}
