package flowtone.kernel;

/**
 * A matrix whose rows are arrays of their own: a product adds whole rows, four at once, so that
 * sums are read and written once for four multiply-adds and no sum is carried along a loop.
 */
final class PlainMatrix implements Matrix {
  private static final int ROWS_AT_ONCE = 4;

  private final float[][] rows;
  private final int columns;

  PlainMatrix(float[][] rows, int columns) {
    this.rows = rows;
    this.columns = columns;
  }

  @Override
  public int rows() {
    return rows.length;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public void addProduct(
      float[] x, int xAt, int xStride, float[] out, int outAt, int outStride, int count) {
    float[] sums = new float[columns];
    for (int r = 0; r < count; r++) {
      System.arraycopy(out, outAt + r * outStride, sums, 0, columns);
      addProduct(x, xAt + r * xStride, sums);
      System.arraycopy(sums, 0, out, outAt + r * outStride, columns);
    }
  }

  private void addProduct(float[] x, int at, float[] sums) {
    int row = 0;
    for (; row + ROWS_AT_ONCE <= rows.length; row += ROWS_AT_ONCE) {
      addFourRows(x, at + row, row, sums);
    }
    for (; row < rows.length; row++) {
      addRow(x[at + row], rows[row], sums);
    }
  }

  private void addFourRows(float[] x, int at, int row, float[] sums) {
    float x0 = x[at];
    float x1 = x[at + 1];
    float x2 = x[at + 2];
    float x3 = x[at + 3];
    float[] w0 = rows[row];
    float[] w1 = rows[row + 1];
    float[] w2 = rows[row + 2];
    float[] w3 = rows[row + 3];
    for (int j = 0; j < sums.length; j++) {
      sums[j] += x0 * w0[j] + x1 * w1[j] + x2 * w2[j] + x3 * w3[j];
    }
  }

  private static void addRow(float x, float[] row, float[] sums) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] += x * row[j];
    }
  }
}
