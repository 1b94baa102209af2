package flowtone.training;

import java.util.Random;

/** A distribution of plain vectors whose density can be written down. Immutable. */
interface KnownDensity {

  /** Numbers of a vector. */
  int dimensions();

  /** One draw. */
  double[] draw(Random random);

  /** Logarithm of the density, in nats. */
  double logDensity(double[] x);

  /** Logarithm of the density of N(mean, deviation^2) at {@code x}. */
  static double gaussian(double x, double mean, double deviation) {
    double z = (x - mean) / deviation;
    return -0.5 * z * z - Math.log(deviation) - 0.5 * Math.log(2 * Math.PI);
  }

  /** {@code log(sum(exp(terms)) / count)}. */
  static double logMean(double... terms) {
    double greatest = java.util.Arrays.stream(terms).max().orElseThrow();
    double sum = 0;
    for (double term : terms) {
      sum += Math.exp(term - greatest);
    }
    return greatest + Math.log(sum / terms.length);
  }
}
