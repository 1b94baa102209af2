package flowtone.sourcefilter;

/**
 * From values of bands to those of frequencies, each of which lies between two bands: a matrix with
 * two values in each column. Immutable.
 */
final class BandGrid {
  private final int bands;
  private final int[] below;
  private final float[] shareBelow;
  private final float[] shareAbove;

  private BandGrid(int bands, int bins) {
    this.bands = bands;
    below = new int[bins];
    shareBelow = new float[bins];
    shareAbove = new float[bins];
  }

  /** Of the matrix in full [bands][bins]. */
  static BandGrid of(float[][] matrix) {
    BandGrid grid = new BandGrid(matrix.length, matrix[0].length);
    for (int bin = 0; bin < grid.below.length; bin++) {
      int band = 0;
      while (band < matrix.length - 2 && matrix[band][bin] == 0) {
        band++;
      }
      grid.below[bin] = band;
      grid.shareBelow[bin] = matrix[band][bin];
      grid.shareAbove[bin] = matrix[band + 1][bin];
    }
    return grid;
  }

  /** Frequencies. */
  int bins() {
    return below.length;
  }

  /** Writes the values at the frequencies, from those of bands that lie at a place. */
  void apply(float[] values, int at, float[] out) {
    for (int bin = 0; bin < below.length; bin++) {
      int band = at + below[bin];
      out[bin] = shareBelow[bin] * values[band] + shareAbove[bin] * values[band + 1];
    }
  }

  /** This matrix times another of as many rows as there are frequencies [bands][columns]. */
  float[][] product(float[][] other) {
    double[][] sums = new double[bands][other[0].length];
    for (int bin = 0; bin < below.length; bin++) {
      add(other[bin], shareBelow[bin], sums[below[bin]]);
      add(other[bin], shareAbove[bin], sums[below[bin] + 1]);
    }
    float[][] product = new float[bands][other[0].length];
    for (int band = 0; band < bands; band++) {
      for (int column = 0; column < product[band].length; column++) {
        product[band][column] = (float) sums[band][column];
      }
    }
    return product;
  }

  private static void add(float[] row, float share, double[] sums) {
    for (int column = 0; column < row.length; column++) {
      sums[column] += (double) share * row[column];
    }
  }
}
