package flowtone.audio;

/**
 * Impulse response of a low-pass of linear phase: a sinc under a Kaiser window for a stop band of
 * about -95 dB (Kaiser 1974).
 *
 * @param bandwidth middle of the transition band over the Nyquist frequency, above 0
 * @param reach samples from the centre to where the response ends
 */
record KaiserSinc(double bandwidth, double reach) {
  private static final double BETA = 9.5;

  /**
   * The response at samples in a row, scaled to a sum of 1.
   *
   * @param before samples before the last one that does not lie behind the centre
   * @param fraction of a sample by which the centre lies behind that one, 0..1
   * @return [count]
   */
  float[] weights(int before, double fraction, int count) {
    double[] response = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      response[i] = at(i - before - fraction);
      sum += response[i];
    }
    float[] weights = new float[count];
    for (int i = 0; i < count; i++) {
      weights[i] = (float) (response[i] / sum);
    }
    return weights;
  }

  private double at(double distance) {
    return sinc(distance * bandwidth) * kaiser(distance / reach);
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  private static double kaiser(double x) {
    return Math.abs(x) >= 1 ? 0 : besselI0(BETA * Math.sqrt(1 - x * x));
  }

  /** Modified Bessel function of the first kind and order zero, by its power series. */
  private static double besselI0(double x) {
    double term = 1;
    double sum = 1;
    for (int k = 1; term > 1e-12 * sum; k++) {
      term *= x / (2 * k) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }
}
