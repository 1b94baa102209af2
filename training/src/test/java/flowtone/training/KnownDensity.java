package flowtone.training;

import java.util.Random;

/** A distribution of plain vectors whose density can be written down. Immutable. */
interface KnownDensity {

  /** Numbers of a vector. */
  int dimensions();

  /** One draw. */
  double[] draw(Random random);

  /** So many draws [count][dimensions]. */
  default float[][] draws(int count, Random random) {
    float[][] draws = new float[count][dimensions()];
    for (float[] drawn : draws) {
      double[] draw = draw(random);
      for (int d = 0; d < drawn.length; d++) {
        drawn[d] = (float) draw[d];
      }
    }
    return draws;
  }

  /** Vectors one after another. */
  static float[] joined(float[][] vectors) {
    float[] joined = new float[vectors.length * vectors[0].length];
    for (int i = 0; i < joined.length; i++) {
      joined[i] = vectors[i / vectors[0].length][i % vectors[0].length];
    }
    return joined;
  }

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
