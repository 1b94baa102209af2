package flowtone.control;

import flowtone.audio.NoteName;
import java.util.List;

/**
 * What a further feature is expected to be of a label's sound: a linear regression on its pitch,
 * its loudness and the time since its onset, which is what a player sets. Immutable.
 *
 * @param coefficients of the {@link #regressors}, of older voices without those of single notes
 * @param lowest the least that is expected
 * @param highest the most that is expected
 * @param spread standard deviation of what recordings have about it
 */
public record FeatureExpectation(
    List<Double> coefficients, double lowest, double highest, double spread) {
  private static final double[] ONSET_SECONDS = {0.01, 0.03, 0.1, 0.3, 1, 3};
  private static final double CENTRE_HZ = 300;
  private static final double LOUDNESS_SPREAD_DB = 40;

  private static final int SMOOTH = 10 + 3 * ONSET_SECONDS.length;

  /** Lines from one knot to the next tell notes apart: strings, registers and fingerings. */
  private static final int KNOTS = 44;

  private static final double LOWEST_KNOT_MIDI = 21;
  private static final double SEMITONES_PER_KNOT = 2;

  /** Number of regressors. */
  public static final int REGRESSORS = SMOOTH + KNOTS;

  public FeatureExpectation {
    coefficients = List.copyOf(coefficients);
    int size = coefficients.size();
    if (size != REGRESSORS && size != SMOOTH || !(lowest <= highest) || !(spread >= 0)) {
      throw new IllegalArgumentException(
          "expected %d or %d coefficients, a lowest no higher than the highest and a spread; got %d, %s, %s and %s"
              .formatted(SMOOTH, REGRESSORS, size, lowest, highest, spread));
    }
  }

  /**
   * What it is regressed on: whether there is a pitch, products of octaves, loudness and fading
   * memories of the onset, and, for what one note has and the next has not, a curve over pitch that
   * is a line between knots (linear splines).
   *
   * @param f0Hz fundamental over the hop, 0 where unvoiced
   * @param loudnessDb A-weighted level at the end of the hop
   * @param onsetSeconds time since the note began
   * @return [{@link #REGRESSORS}]
   */
  public static double[] regressors(double f0Hz, double loudnessDb, double onsetSeconds) {
    double voiced = f0Hz > 0 ? 1 : 0;
    double octaves = f0Hz > 0 ? FeatureEncoding.log2(f0Hz / CENTRE_HZ) / 2 : 0;
    double loud = loudnessDb / LOUDNESS_SPREAD_DB + 1;
    double[] values = new double[REGRESSORS];
    int at = 0;
    for (double value :
        new double[] {
          1,
          voiced,
          octaves,
          octaves * octaves,
          loud,
          loud * loud,
          loud * loud * loud,
          loud * octaves,
          loud * octaves * octaves,
          loud * loud * octaves
        }) {
      values[at++] = value;
    }
    for (double tau : ONSET_SECONDS) {
      double memory = Math.exp(-onsetSeconds / tau);
      values[at++] = memory;
      values[at++] = memory * loud;
      values[at++] = memory * octaves;
    }
    if (f0Hz > 0) {
      knots(f0Hz, values);
    }
    return values;
  }

  private static void knots(double f0Hz, double[] values) {
    double position = (NoteName.midiOfHertz(f0Hz) - LOWEST_KNOT_MIDI) / SEMITONES_PER_KNOT;
    int below = (int) Math.floor(position);
    for (int knot = Math.max(0, below); knot <= Math.min(KNOTS - 1, below + 1); knot++) {
      values[SMOOTH + knot] = 1 - Math.abs(position - knot);
    }
  }

  /**
   * The feature expected.
   *
   * @param regressors as of {@link #regressors}
   */
  public double of(double[] regressors) {
    double sum = 0;
    for (int k = 0; k < coefficients.size(); k++) {
      sum += coefficients.get(k) * regressors[k];
    }
    return Math.max(lowest, Math.min(highest, sum));
  }
}
