package flowtone.control;

/**
 * The harmonics of a pitch around one moment of a sound, demodulated with a Hann window of a whole
 * number of periods, which has zeros at all harmonics but the one that is read.
 *
 * @param re real parts of complex amplitudes, times half the sum of the window; from the
 *     fundamental up [harmonics]
 * @param im imaginary parts; phases are those of a cosine at the moment itself [harmonics]
 * @param power of the whole sound, such that it is the sum of squared magnitudes of a sound that
 *     consists of these harmonics
 */
record Harmonics(double[] re, double[] im, double power) {
  private static final int PERIODS = 4;
  private static final int SHORTEST_WINDOW = 256;

  /** Above, voices are more noise than harmonics. */
  private static final double HIGHEST_HZ = 3000;

  private static final int MOST_HARMONICS = 12;

  /**
   * The harmonics of a pitch up to 3 kHz, at most twelve.
   *
   * @param samples of the sound, silent beyond its ends
   * @param centre the sample around which to listen
   * @param hz of the fundamental, more than 0
   */
  static Harmonics at(float[] samples, int sampleRateHz, int centre, double hz) {
    int count = (int) Math.max(1, Math.min(MOST_HARMONICS, HIGHEST_HZ / hz));
    double period = sampleRateHz / hz;
    double half = period * Math.max(PERIODS, Math.ceil(SHORTEST_WINDOW / period)) / 2;
    int reach = (int) half;
    Rotation carrier = new Rotation(-2 * Math.PI / period, -reach);
    Rotation bell = new Rotation(Math.PI / half, -reach);
    double[] re = new double[count];
    double[] im = new double[count];
    double power = 0;
    for (int i = -reach; i <= reach; i++) {
      int at = centre + i;
      double sample = at >= 0 && at < samples.length ? samples[at] : 0;
      double weight = 0.5 + 0.5 * bell.re();
      carrier.addPowers(weight * sample, re, im);
      power += weight * sample * sample;
      carrier.turn();
      bell.turn();
    }
    return new Harmonics(re, im, power * half / 2);
  }

  /** Phase of the fundamental in cycles, -1/2 to 1/2. */
  double cycles() {
    return cycles(re[0], im[0]);
  }

  /** Strength of the fundamental; to compare moments of one pitch. */
  double strength() {
    return Math.hypot(re[0], im[0]);
  }

  /** Amplitude of the fundamental against that of the whole sound: 1 if it is all of it. */
  double fundamentalShare() {
    return Math.sqrt((re[0] * re[0] + im[0] * im[0]) / (power + Double.MIN_NORMAL));
  }

  /**
   * How much further the fundamental turns from this moment to a later one than expected, as all
   * harmonics tell it: each by its own turn, weighted by its power. Harmonic k turns k times as
   * far, so it is k times as sure. Where the sound is more than these harmonics, it is less by as
   * much.
   *
   * @param expectedCycles of the fundamental in between, right to half a cycle of the highest
   *     harmonic
   * @return cycles of the fundamental
   */
  double turnBeyond(Harmonics later, double expectedCycles) {
    double weighted = 0;
    double weights = 0;
    double common = 0;
    for (int n = 0; n < Math.min(re.length, later.re.length); n++) {
      int k = n + 1;
      double turnedRe = later.re[n] * re[n] + later.im[n] * im[n];
      double turnedIm = later.im[n] * re[n] - later.re[n] * im[n];
      double strength = Math.hypot(turnedRe, turnedIm);
      double beyond = cycles(turnedRe, turnedIm) - k * expectedCycles;
      weighted += strength * k * (beyond - Math.rint(beyond));
      weights += strength * k * k;
      common += strength;
    }
    double share = common / (Math.sqrt(power * later.power) + Double.MIN_NORMAL);
    return Math.min(1, share) * weighted / (weights + Double.MIN_NORMAL);
  }

  private static double cycles(double re, double im) {
    return Math.atan2(im, re) / (2 * Math.PI);
  }
}
