package flowtone.audio;

/**
 * Where between two samples the difference function of YIN is lowest: {@code d(tau) = sum_j (x_j -
 * x_(j + tau))^2} over the first half of a window (de Cheveigne and Kawahara 2002). A parabola
 * through three neighbours, as their step 5 has it, is off by 13 cents at a twelfth of the sample
 * rate, because the valley of a short period is no parabola; the function is band-limited as the
 * sound is, so a windowed sinc gives its true values in between.
 *
 * <p>Not thread-safe.
 */
final class FractionalPeriod {
  /** Samples of the difference function that the sinc reads to either side. */
  private static final int REACH = 12;

  /** How far from the first guess the valley is looked for, in samples. */
  private static final int AROUND = 1;

  private static final int STEPS_A_SAMPLE = 8;

  private final double[] difference = new double[2 * (REACH + AROUND) + 1];

  /**
   * The period in samples, nearest to a guess; the guess where there is no valley around it.
   *
   * @param window the same samples that the guess was read from
   * @param guessSamples more than 1
   */
  double nearest(float[] window, double guessSamples) {
    int middle = (int) Math.round(guessSamples);
    int last = window.length / 2 - 1;
    if (middle + REACH + AROUND > last) {
      return guessSamples;
    }
    for (int i = 0; i < difference.length; i++) {
      difference[i] = difference(window, Math.abs(middle - REACH - AROUND + i));
    }
    int steps = AROUND * STEPS_A_SAMPLE;
    int lowest = -steps;
    for (int step = -steps; step <= steps; step++) {
      lowest = valleyAt(step) < valleyAt(lowest) ? step : lowest;
    }
    if (Math.abs(lowest) == steps) {
      return guessSamples;
    }
    double before = valleyAt(lowest - 1);
    double here = valleyAt(lowest);
    double after = valleyAt(lowest + 1);
    double bend = before - 2 * here + after;
    double shift = bend > 0 ? (before - after) / (2 * bend) : 0;
    return middle + (lowest + shift) / STEPS_A_SAMPLE;
  }

  private static double difference(float[] window, int lag) {
    double sum = 0;
    for (int j = 0; j < window.length / 2; j++) {
      double step = window[j] - window[j + lag];
      sum += step * step;
    }
    return sum;
  }

  /**
   * The difference function a number of steps off the middle, by a sinc under a Blackman window.
   */
  private double valleyAt(int step) {
    double at = REACH + AROUND + step / (double) STEPS_A_SAMPLE;
    double sum = 0;
    double weights = 0;
    for (int i = (int) Math.ceil(at - REACH); i <= (int) Math.floor(at + REACH); i++) {
      double off = at - i;
      double sinc = off == 0 ? 1 : Math.sin(Math.PI * off) / (Math.PI * off);
      double weight = sinc * blackman(off / REACH);
      sum += weight * difference[i];
      weights += weight;
    }
    return sum / weights;
  }

  private static double blackman(double place) {
    return 0.42 + 0.5 * Math.cos(Math.PI * place) + 0.08 * Math.cos(2 * Math.PI * place);
  }
}
