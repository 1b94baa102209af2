package flowtone.voice;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Mixes four independent noises into one, {@code z = cos a (z1 cos b + z2 sin b) + sin a (z3 cos b
 * + z4 sin b)}. The squares of the coefficients sum to one, so standard normal noises stay standard
 * normal at any angles. At a corner one noise comes back untouched.
 *
 * @param a radians; from the first two noises at 0 to the last two at pi / 2
 * @param b radians; from the first and third noise at 0 to the second and fourth at pi / 2
 */
public record LatentMix(double a, double b) implements Serializable {
  /** Number of noises. */
  public static final int NOISES = 4;

  /** All of the first noise. */
  public static final LatentMix FIRST = new LatentMix(0, 0);

  /** Cosines below this are 0 up to rounding: their squares are lost beside 1. */
  private static final double ZERO_TOLERANCE = 1e-9;

  public LatentMix {
    if (!Double.isFinite(a) || !Double.isFinite(b)) {
      throw new IllegalArgumentException(
          "expected finite angles a and b in radians; got %s and %s".formatted(a, b));
    }
  }

  /** The mix of angles in degrees. */
  public static LatentMix ofDegrees(double a, double b) {
    return new LatentMix(Math.toRadians(a), Math.toRadians(b));
  }

  /** The coefficients of the noises, -1..1 [4]; exactly 0 for all but one at a corner. */
  public double[] coefficients() {
    double cosA = exact(Math.cos(a));
    double sinA = exact(Math.sin(a));
    double cosB = exact(Math.cos(b));
    double sinB = exact(Math.sin(b));
    return new double[] {cosA * cosB, cosA * sinB, sinA * cosB, sinA * sinB};
  }

  private static double exact(double cosine) {
    return Math.abs(cosine) < ZERO_TOLERANCE ? 0 : cosine;
  }

  /** The squared coefficients, 0..1, summing to one [4]: the weights of features. */
  public double[] shares() {
    return Arrays.stream(coefficients()).map(c -> c * c).toArray();
  }

  /**
   * The mixed noise [samples].
   *
   * @param noises four of equal length [4][samples]; one without a share may hold anything
   * @throws IllegalArgumentException if they are not four of equal length
   */
  public double[] mix(double[]... noises) {
    if (noises.length != NOISES || Arrays.stream(noises).anyMatch(z -> !fits(z, noises[0]))) {
      throw new IllegalArgumentException(
          "expected four noises of equal length; got lengths of "
              + Arrays.stream(noises).map(z -> z.length).toList());
    }
    double[] mixed = new double[noises[0].length];
    // -0.0 is the neutral element of addition: it keeps the sign of a zero.
    Arrays.fill(mixed, -0.0);
    double[] coefficients = coefficients();
    for (int k = 0; k < NOISES; k++) {
      if (coefficients[k] != 0) {
        add(coefficients[k], noises[k], mixed);
      }
    }
    return mixed;
  }

  private static boolean fits(double[] noise, double[] first) {
    return noise.length == first.length;
  }

  private static void add(double coefficient, double[] noise, double[] mixed) {
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] += coefficient * noise[i];
    }
  }
}
