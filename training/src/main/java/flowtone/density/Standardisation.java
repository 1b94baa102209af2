package flowtone.density;

import java.util.Arrays;

/**
 * Brings each dimension of data to mean 0 and standard deviation 1, and back.
 *
 * @param mean by dimension
 * @param deviation by dimension, above 0
 */
record Standardisation(double[] mean, double[] deviation) {

  /** That which changes nothing. */
  static Standardisation none(int dimensions) {
    double[] ones = new double[dimensions];
    Arrays.fill(ones, 1);
    return new Standardisation(new double[dimensions], ones);
  }

  /**
   * That of data [vectors][dimensions].
   *
   * @throws IllegalArgumentException if there are fewer than two vectors, rows differ in length, a
   *     value is not finite or a dimension does not vary
   */
  static Standardisation of(float[][] data) {
    if (data.length < 2) {
      throw new IllegalArgumentException("expected at least 2 vectors; got " + data.length);
    }
    int dimensions = data[0].length;
    Standardisation scale = none(dimensions);
    for (float[] vector : data) {
      scale.requireFitting(vector);
      for (int d = 0; d < dimensions; d++) {
        scale.mean[d] += vector[d] / (double) data.length;
      }
    }
    for (int d = 0; d < dimensions; d++) {
      scale.deviation[d] = deviation(data, d, scale.mean[d]);
    }
    return scale;
  }

  private static double deviation(float[][] data, int dimension, double mean) {
    double squares = 0;
    for (float[] vector : data) {
      squares += (vector[dimension] - mean) * (vector[dimension] - mean);
    }
    if (!(squares > 0) || Double.isInfinite(squares)) {
      throw new IllegalArgumentException(
          "expected finite values that vary in every dimension; got a sum of squares of %s in %d"
              .formatted(squares, dimension));
    }
    return Math.sqrt(squares / data.length);
  }

  private void requireFitting(float[] vector) {
    if (vector.length != dimensions()) {
      throw new IllegalArgumentException(
          "expected vectors of %d dimensions; got one of %d"
              .formatted(dimensions(), vector.length));
    }
  }

  int dimensions() {
    return mean.length;
  }

  /** What a log-density of standardised vectors is changed by, in nats: {@code -sum log sd}. */
  double logDensityFactor() {
    return -Arrays.stream(deviation).map(Math::log).sum();
  }

  /** Vectors one after another, each dimension at unit scale [vectors * dimensions]. */
  float[] standardised(float[][] vectors) {
    float[] unit = new float[vectors.length * dimensions()];
    int i = 0;
    for (float[] vector : vectors) {
      requireFitting(vector);
      for (int d = 0; d < vector.length; d++) {
        unit[i++] = (float) ((vector[d] - mean[d]) / deviation[d]);
      }
    }
    return unit;
  }

  /** The opposite [vectors][dimensions]. */
  float[][] restored(float[] unit) {
    float[][] vectors = new float[unit.length / dimensions()][dimensions()];
    for (int i = 0; i < unit.length; i++) {
      int d = i % dimensions();
      vectors[i / dimensions()][d] = (float) (mean[d] + deviation[d] * unit[i]);
    }
    return vectors;
  }
}
