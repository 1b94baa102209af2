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

  private static final int STEPS = AROUND * STEPS_A_SAMPLE;

  /** Of each step, from one before the first to one after the last, what the sinc weighs. */
  private static final double[][] WEIGHTS = weights();

  private final double[] difference = new double[2 * (REACH + AROUND) + 1];

  /** The difference function at each step. */
  private final double[] valley = new double[WEIGHTS.length];

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
    for (int step = 0; step < valley.length; step++) {
      valley[step] = weighed(WEIGHTS[step]);
    }
    int lowest = 1;
    for (int step = 1; step < valley.length - 1; step++) {
      lowest = valley[step] < valley[lowest] ? step : lowest;
    }
    if (lowest == 1 || lowest == valley.length - 2) {
      return guessSamples;
    }
    double before = valley[lowest - 1];
    double after = valley[lowest + 1];
    double bend = before - 2 * valley[lowest] + after;
    double shift = bend > 0 ? (before - after) / (2 * bend) : 0;
    return middle + (lowest - 1 - STEPS + shift) / STEPS_A_SAMPLE;
  }

  private static double difference(float[] window, int lag) {
    double sum = 0;
    for (int j = 0; j < window.length / 2; j++) {
      double step = window[j] - window[j + lag];
      sum += step * step;
    }
    return sum;
  }

  private double weighed(double[] weights) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * difference[i];
    }
    return sum;
  }

  /** Of a sinc under a Blackman window, adding up to 1 [steps][samples]. */
  private static double[][] weights() {
    double[][] weights = new double[2 * STEPS + 3][2 * (REACH + AROUND) + 1];
    for (int step = 0; step < weights.length; step++) {
      double at = REACH + AROUND + (step - 1 - STEPS) / (double) STEPS_A_SAMPLE;
      double sum = 0;
      for (int i = 0; i < weights[step].length; i++) {
        weights[step][i] = weight(at - i);
        sum += weights[step][i];
      }
      for (int i = 0; i < weights[step].length; i++) {
        weights[step][i] /= sum;
      }
    }
    return weights;
  }

  private static double weight(double off) {
    if (Math.abs(off) > REACH) {
      return 0;
    }
    double sinc = off == 0 ? 1 : Math.sin(Math.PI * off) / (Math.PI * off);
    return sinc * blackman(off / REACH);
  }

  private static double blackman(double place) {
    return 0.42 + 0.5 * Math.cos(Math.PI * place) + 0.08 * Math.cos(2 * Math.PI * place);
  }
}
