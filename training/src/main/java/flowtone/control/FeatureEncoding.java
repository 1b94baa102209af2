package flowtone.control;

import flowtone.audio.Loudness;
import flowtone.audio.PitchTracker;
import java.util.Arrays;
import java.util.List;

/**
 * The rows a conditioner network reads, one a hop, made from a {@link FeatureTrack}: voicing; log
 * f0 and loudness, each as a number and spread over overlapping Gaussian bumps so that one layer
 * can bend its answer anywhere along the scale; fading memories of the onset at several speeds;
 * label weights; further features; log-mel. Values lie within about -2..2.
 *
 * @param labels number of labels, at least 1
 * @param melBands bands of log-mel, 0 for instruments
 * @param further features, in order
 */
public record FeatureEncoding(int labels, int melBands, List<HopFeature> further) {
  private static final Bumps PITCH =
      new Bumps(36, (float) log2(PitchTracker.LOWEST_HZ), (float) log2(1600));
  private static final Bumps LOUDNESS = new Bumps(14, Loudness.FLOOR_DB, 0);
  private static final float[] ONSET_SECONDS = {0.01f, 0.03f, 0.1f, 0.3f, 1, 3};
  private static final int NUMBERS = 3;

  /** Column of the loudness, which is encoded as {@code dB / LOUDNESS_SPREAD_DB + 1}. */
  public static final int LOUDNESS_COLUMN = 2;

  public static final float LOUDNESS_SPREAD_DB = 40;

  /** A log-mel value is encoded as {@code value / spread + centre}. */
  public static final float MEL_SPREAD = 5;

  public static final float MEL_CENTRE = 0.4f;

  public FeatureEncoding {
    if (labels < 1 || melBands < 0) {
      throw new IllegalArgumentException(
          "expected at least one label and no negative bands; got "
              + labels
              + " labels and "
              + melBands
              + " bands");
    }
  }

  /** Without further features. */
  public FeatureEncoding(int labels, int melBands) {
    this(labels, melBands, List.of());
  }

  /** Values in a row. */
  public int width() {
    int first = NUMBERS + PITCH.count + LOUDNESS.count + ONSET_SECONDS.length + labels + melBands;
    return first + further.stream().mapToInt(HopFeature::width).sum();
  }

  /** Writes the row of one hop into {@code out} at {@code offset}. */
  public void encode(FeatureTrack track, int hop, float[] out, int offset) {
    float f0Hz = track.f0Hz(hop);
    float loudnessDb = track.loudnessDb(hop);
    float octaves = f0Hz > 0 ? (float) log2(f0Hz) : 0;
    out[offset] = track.voicing(hop);
    out[offset + 1] = f0Hz > 0 ? (octaves - (float) log2(300)) / 2 : 0;
    out[offset + LOUDNESS_COLUMN] = loudnessDb / LOUDNESS_SPREAD_DB + 1;
    int at = offset + NUMBERS;
    at = f0Hz > 0 ? PITCH.spread(octaves, out, at) : PITCH.none(out, at);
    at = LOUDNESS.spread(loudnessDb, out, at);
    for (float tau : ONSET_SECONDS) {
      out[at++] = (float) Math.exp(-track.onsetSeconds(hop) / tau);
    }
    track.copyLabelWeights(hop, out, at, labels);
    at += labels;
    for (HopFeature feature : further) {
      feature.encode(track.further(feature, hop), out, at);
      at += feature.width();
    }
    // Last, where a source filter reads them without knowing what else there is.
    for (int band = 0; band < melBands; band++) {
      out[at + band] = track.logMel(hop, band) / MEL_SPREAD + MEL_CENTRE;
    }
  }

  static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  /** Gaussian bumps evenly spaced from a lowest to a highest centre, as wide as their spacing. */
  private record Bumps(int count, float lowest, float highest) {
    /** Beyond this many spacings a bump is below 0.0004 and taken for zero. */
    private static final float REACH = 4;

    int spread(float value, float[] out, int offset) {
      float position = (value - lowest) * (count - 1) / (highest - lowest);
      for (int k = 0; k < count; k++) {
        float distance = position - k;
        boolean near = Math.abs(distance) < REACH;
        out[offset + k] = near ? (float) Math.exp(-0.5f * distance * distance) : 0;
      }
      return offset + count;
    }

    int none(float[] out, int offset) {
      Arrays.fill(out, offset, offset + count, 0);
      return offset + count;
    }
  }
}
