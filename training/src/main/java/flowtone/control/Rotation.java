package flowtone.control;

/** A unit vector turning by a fixed angle, which spares a sine and cosine a sample. */
final class Rotation {
  private final double cos;
  private final double sin;
  private double re;
  private double im;

  /**
   * A vector that has turned some times already.
   *
   * @param radians of one turn
   * @param turns so far, which may be negative
   */
  Rotation(double radians, int turns) {
    cos = Math.cos(radians);
    sin = Math.sin(radians);
    re = Math.cos(radians * turns);
    im = Math.sin(radians * turns);
  }

  /** The cosine of the angle turned so far. */
  double re() {
    return re;
  }

  /** Adds the vector's first powers, each times a factor, to as many sums [powers]. */
  void addPowers(double factor, double[] sumRe, double[] sumIm) {
    double powerRe = factor;
    double powerIm = 0;
    for (int k = 0; k < sumRe.length; k++) {
      double turned = powerRe * re - powerIm * im;
      powerIm = powerRe * im + powerIm * re;
      powerRe = turned;
      sumRe[k] += powerRe;
      sumIm[k] += powerIm;
    }
  }

  /** Turns once more. */
  void turn() {
    double turned = re * cos - im * sin;
    im = re * sin + im * cos;
    re = turned;
  }
}
