package flowtone.control;

import flowtone.audio.Loudness;
import flowtone.audio.Stft;
import flowtone.audio.Waveform;

/**
 * How bright a sound is: the centroid of its magnitude spectrum, {@code sum f |X(f)| / sum |X(f)|},
 * in octaves above 1 kHz (Grey and Gordon 1978).
 */
final class Brightness extends HopFeature {
  static final String ID = "brightness";
  private static final double REFERENCE_HZ = 1000;
  private static final float SPREAD_OCTAVES = 1.5f;

  Brightness() {
    super(ID, 0);
  }

  @Override
  public String unit() {
    return "octaves";
  }

  @Override
  public boolean isToldByMel() {
    return true;
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
    double moment = 0;
    double whole = 0;
    for (int bin = 0; bin < magnitudes.length; bin++) {
      moment += bin * (double) magnitudes[bin];
      whole += magnitudes[bin];
    }
    return moment > 0 ? (float) log2(moment / whole * binHz / REFERENCE_HZ) : silent();
  }

  @Override
  public float atRatio(float value, double ratio) {
    return value == silent() ? value : (float) (value + log2(ratio));
  }

  @Override
  public float played(float f0Hz, float loudnessDb, float onsetSeconds) {
    return silent();
  }

  @Override
  public int width() {
    return 2;
  }

  @Override
  public void encode(float value, float[] row, int offset) {
    row[offset] = value / SPREAD_OCTAVES;
    row[offset + 1] = row[offset] * row[offset] / 2;
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
