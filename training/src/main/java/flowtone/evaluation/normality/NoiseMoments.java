package flowtone.evaluation.normality;

/**
 * Moments of values.
 *
 * @param count how many there are
 * @param mean their mean
 * @param variance second central moment
 * @param third third central moment
 * @param fourth fourth central moment
 */
record NoiseMoments(long count, double mean, double variance, double third, double fourth) {

  static NoiseMoments of(float[]... pieces) {
    long count = 0;
    double sum = 0;
    for (float[] piece : pieces) {
      count += piece.length;
      for (float value : piece) {
        sum += value;
      }
    }
    return about(sum / count, count, pieces);
  }

  private static NoiseMoments about(double mean, long count, float[]... pieces) {
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (float[] piece : pieces) {
      for (float value : piece) {
        double away = value - mean;
        double square = away * away;
        second += square;
        third += square * away;
        fourth += square * square;
      }
    }
    return new NoiseMoments(count, mean, second / count, third / count, fourth / count);
  }

  double skewness() {
    return third / Math.pow(variance, 1.5);
  }

  double excessKurtosis() {
    return fourth / (variance * variance) - 3;
  }

  /** Correlation of values {@code lag} apart in the same piece. */
  double correlation(float[][] pieces, int lag) {
    double sum = 0;
    for (float[] piece : pieces) {
      for (int t = lag; t < piece.length; t++) {
        sum += (piece[t] - mean) * (piece[t - lag] - mean);
      }
    }
    return sum / (count * variance);
  }
}
