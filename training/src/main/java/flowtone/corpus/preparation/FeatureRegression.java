package flowtone.corpus.preparation;

import flowtone.control.FeatureExpectation;
import java.util.Arrays;

/**
 * Ridge regression of a further feature on pitch, loudness and onset (Hoerl and Kennard 1970).
 *
 * @param moments of the recordings of a label
 * @param feature its place among those of the moments
 */
record FeatureRegression(FeatureMoments moments, int feature) {
  /** Of the number of hops: what is hardly ever seen is hardly told from nothing. */
  private static final double RIDGE = 1e-4;

  /** What is expected lies within so many standard deviations of the mean. */
  private static final double WIDEST = 4;

  /** The line of least squares. */
  FeatureExpectation expectation() {
    double[] coefficients = solution();
    double mean = moments.values()[feature] / moments.hops();
    double widest = WIDEST * Math.sqrt(variance(mean));
    return new FeatureExpectation(
        Arrays.stream(coefficients).boxed().toList(),
        mean - widest,
        mean + widest,
        Math.sqrt(residual(coefficients)));
  }

  private double variance(double mean) {
    return Math.max(0, moments.squares()[feature] / moments.hops() - mean * mean);
  }

  /** Mean square of what is left, {@code (y'y - 2 b'X'y + b'X'X b) / n}. */
  private double residual(double[] coefficients) {
    double sum = moments.squares()[feature];
    for (int i = 0; i < coefficients.length; i++) {
      sum -= 2 * coefficients[i] * moments.products()[feature][i];
      for (int j = 0; j < coefficients.length; j++) {
        sum += coefficients[i] * coefficients[j] * moments.regressors()[i][j];
      }
    }
    return Math.max(0, sum / moments.hops());
  }

  /** Solves {@code (X'X + r I) b = X'y} by Cholesky's decomposition. */
  private double[] solution() {
    double[][] lower = decomposition();
    double[] solved = moments.products()[feature].clone();
    for (int i = 0; i < solved.length; i++) {
      for (int k = 0; k < i; k++) {
        solved[i] -= lower[i][k] * solved[k];
      }
      solved[i] /= lower[i][i];
    }
    for (int i = solved.length - 1; i >= 0; i--) {
      for (int k = i + 1; k < solved.length; k++) {
        solved[i] -= lower[k][i] * solved[k];
      }
      solved[i] /= lower[i][i];
    }
    return solved;
  }

  private double[][] decomposition() {
    int size = moments.regressors().length;
    double[][] lower = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = moments.regressors()[i][j] + (i == j ? RIDGE * moments.hops() : 0);
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
      }
    }
    return lower;
  }
}
