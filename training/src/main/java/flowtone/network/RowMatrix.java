package flowtone.network;

/**
 * A matrix laid out for products that add whole rows, {@code out[j] += x[i] * w[i][j]}: the inner
 * loop runs along memory without a sum to carry, which the compiler turns into vector instructions.
 * Immutable.
 */
final class RowMatrix {
  private final float[] values;
  private final int rows;
  private final int columns;

  /** Rows and columns picked from a weight of two dimensions, in the order given. */
  RowMatrix(WeightArray weight, int[] rows, int[] columns) {
    int width = (int) weight.shape()[1];
    this.rows = rows.length;
    this.columns = columns.length;
    this.values = new float[rows.length * columns.length];
    int at = 0;
    for (int row : rows) {
      for (int column : columns) {
        values[at++] = weight.values()[row * width + column];
      }
    }
  }

  int rows() {
    return rows;
  }

  /**
   * Adds the product of some of the inputs to some of the outputs.
   *
   * @param x one value a row, of which those at {@code from} up to {@code to} are read
   * @param out one value a column, of which those at {@code firstColumn} and after are added to
   */
  void addProduct(float[] x, int from, int to, float[] out, int firstColumn) {
    int row = from;
    for (; row + 4 <= to; row += 4) {
      addFourRows(x, row, out, firstColumn);
    }
    for (; row < to; row++) {
      addRow(x[row], row * columns, out, firstColumn);
    }
  }

  /** Four rows at once: the outputs are read and written once for four multiply-adds. */
  private void addFourRows(float[] x, int row, float[] out, int firstColumn) {
    float[] w = values;
    float x0 = x[row];
    float x1 = x[row + 1];
    float x2 = x[row + 2];
    float x3 = x[row + 3];
    int w0 = row * columns;
    int w1 = w0 + columns;
    int w2 = w1 + columns;
    int w3 = w2 + columns;
    for (int j = firstColumn; j < columns; j++) {
      out[j] += x0 * w[w0 + j] + x1 * w[w1 + j] + x2 * w[w2 + j] + x3 * w[w3 + j];
    }
  }

  private void addRow(float x, int offset, float[] out, int firstColumn) {
    float[] w = values;
    for (int j = firstColumn; j < columns; j++) {
      out[j] += x * w[offset + j];
    }
  }
}
