package flowtone.evaluation.metric;

import java.util.OptionalDouble;

/**
 * How two pitch curves differ.
 *
 * @param rmseCents root mean square of the difference over frames voiced in both, gross errors left
 *     out; NaN if there are none
 * @param grossErrors fraction of the frames voiced in both that are more than 600 cents off
 * @param voicingF1 harmonic mean of precision and recall of the frames taken for voiced; 1 if
 *     neither curve has any; NaN where it is not known
 * @param voicingErrors fraction of all frames that are voiced in one curve and not in the other;
 *     NaN where it is not known
 */
public record PitchDistance(
    double rmseCents, double grossErrors, double voicingF1, double voicingErrors) {
  private static final double GROSS_CENTS = 600;

  /** Compares fundamental frequencies in Hz, 0 where unvoiced; the longer curve's end is left. */
  public static PitchDistance between(float[] recordingHz, float[] voiceHz) {
    int both = 0;
    int either = 0;
    int gross = 0;
    double squares = 0;
    for (int frame = 0; frame < Math.min(recordingHz.length, voiceHz.length); frame++) {
      either += (recordingHz[frame] > 0 ? 1 : 0) + (voiceHz[frame] > 0 ? 1 : 0);
      if (recordingHz[frame] > 0 && voiceHz[frame] > 0) {
        double cents = cents(recordingHz[frame], voiceHz[frame]);
        both++;
        gross += Math.abs(cents) > GROSS_CENTS ? 1 : 0;
        squares += Math.abs(cents) > GROSS_CENTS ? 0 : cents * cents;
      }
    }
    double f1 = either == 0 ? 1 : 2.0 * both / either;
    double frames = Math.max(1, Math.min(recordingHz.length, voiceHz.length));
    return new PitchDistance(
        Math.sqrt(squares / (both - gross)),
        both == 0 ? 0 : (double) gross / both,
        f1,
        (either - 2 * both) / frames);
  }

  /**
   * Compares the pitch of two sounds of one note that no tracker hears, each found near the note's
   * name; what is voiced is not known of them. One without a pitch is a gross error.
   */
  public static PitchDistance ofNote(double recordingHz, OptionalDouble voiceHz) {
    double cents =
        voiceHz.isPresent() ? Math.abs(cents(recordingHz, voiceHz.getAsDouble())) : Double.NaN;
    return new PitchDistance(cents, voiceHz.isPresent() ? 0 : 1, Double.NaN, Double.NaN);
  }

  /** Interval from one frequency up to another, in cents. */
  public static double cents(double fromHz, double toHz) {
    return 1200 / Math.log(2) * Math.log(toHz / fromHz);
  }
}
