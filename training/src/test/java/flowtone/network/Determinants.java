package flowtone.network;

/** Determinants of small matrices. */
final class Determinants {
  private Determinants() {}

  /** Logarithm of the absolute determinant, by Gaussian elimination with pivots. */
  static double logAbs(float[][] matrix) {
    int size = matrix.length;
    double[][] a = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        a[i][j] = matrix[i][j];
      }
    }
    double logAbs = 0;
    for (int column = 0; column < size; column++) {
      swapPivot(a, column);
      logAbs += Math.log(Math.abs(a[column][column]));
      for (int row = column + 1; row < size; row++) {
        double factor = a[row][column] / a[column][column];
        for (int j = column; j < size; j++) {
          a[row][j] -= factor * a[column][j];
        }
      }
    }
    return logAbs;
  }

  private static void swapPivot(double[][] a, int column) {
    int pivot = column;
    for (int row = column + 1; row < a.length; row++) {
      pivot = Math.abs(a[row][column]) > Math.abs(a[pivot][column]) ? row : pivot;
    }
    double[] swapped = a[column];
    a[column] = a[pivot];
    a[pivot] = swapped;
  }
}
