package flowtone.audio;

import java.util.OptionalDouble;

/**
 * Pitch of a recorded note that is known to a semitone: where in there its harmonics are strongest.
 * It takes notes that are too low, too high or too noisy for a tracker that knows nothing of them.
 *
 * @param sampleRateHz of the recording
 */
public record NotePitch(int sampleRateHz) {
  private static final int WIDEST_CENTS = 70;
  private static final int STEP_CENTS = 2;
  private static final int HARMONICS = 6;
  private static final double WINDOW_SECONDS = 1;

  /** Of these little is left after a second, and sums of them take long. */
  private static final double HIGHEST_HARMONIC_HZ = 6000;

  /**
   * The pitch in Hz; empty if nothing is strongest within the semitone, as of a note that is noise.
   *
   * @param around pitch it is near to, Hz
   */
  public OptionalDouble near(double around, float[] samples) {
    int from = loudest(samples);
    int length = (int) Math.min(samples.length - from, WINDOW_SECONDS * sampleRateHz);
    int best = 0;
    double strongest = -1;
    for (int cents = -WIDEST_CENTS; cents <= WIDEST_CENTS; cents += STEP_CENTS) {
      double hertz = around * Math.pow(2, cents / 1200.0);
      double strength = strength(samples, from, length, hertz);
      if (strength > strongest) {
        strongest = strength;
        best = cents;
      }
    }
    return Math.abs(best) == WIDEST_CENTS
        ? OptionalDouble.empty()
        : OptionalDouble.of(around * Math.pow(2, best / 1200.0));
  }

  private static int loudest(float[] samples) {
    int at = 0;
    for (int i = 1; i < samples.length; i++) {
      at = Math.abs(samples[i]) > Math.abs(samples[at]) ? i : at;
    }
    return at;
  }

  /** Sum of the magnitudes of the harmonics under a Hann window. */
  private double strength(float[] samples, int from, int length, double hertz) {
    double sum = 0;
    double highest = Math.min(HIGHEST_HARMONIC_HZ, 0.45 * sampleRateHz);
    for (int k = 1; k <= HARMONICS && (k == 1 || k * hertz < highest); k++) {
      sum += magnitude(samples, from, length, 2 * Math.PI * k * hertz / sampleRateHz);
    }
    return sum;
  }

  /** By Goertzel's recurrence. */
  private static double magnitude(float[] samples, int from, int length, double radians) {
    double coefficient = 2 * Math.cos(radians);
    double before = 0;
    double last = 0;
    for (int i = 0; i < length; i++) {
      double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / length);
      double next = hann * samples[from + i] + coefficient * last - before;
      before = last;
      last = next;
    }
    return Math.sqrt(Math.max(0, before * before + last * last - coefficient * before * last));
  }
}
