package flowtone.incremental;

import flowtone.storage.WeightArray;
import java.util.stream.IntStream;

/**
 * A matrix laid out for products that add whole rows, {@code out[j] += x[i] * w[i][j]}: a loop
 * without a sum to carry. Each row is an array of its own and the same index runs along all of
 * them, which is what the compiler needs to be sure of before it turns a loop into vector
 * instructions. Immutable.
 */
final class RowMatrix {
  private static final int ROWS_AT_ONCE = 4;

  private final float[][] rows;
  private final int columns;

  /** Rows and columns picked from a weight of two dimensions, in the order given. */
  RowMatrix(WeightArray weight, int[] rows, int[] columns) {
    int width = (int) weight.shape()[1];
    this.columns = columns.length;
    this.rows =
        IntStream.of(rows)
            .mapToObj(row -> picked(weight.values(), row * width, columns))
            .toArray(float[][]::new);
  }

  private RowMatrix(float[][] rows, int columns) {
    this.rows = rows;
    this.columns = columns;
  }

  private static float[] picked(float[] values, int offset, int[] columns) {
    float[] row = new float[columns.length];
    for (int j = 0; j < row.length; j++) {
      row[j] = values[offset + columns[j]];
    }
    return row;
  }

  /** The same with a factor for each column. */
  RowMatrix scaled(float[] factors) {
    float[][] scaled = new float[rows.length][columns];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns; j++) {
        scaled[i][j] = factors[j] * rows[i][j];
      }
    }
    return new RowMatrix(scaled, columns);
  }

  int rows() {
    return rows.length;
  }

  /**
   * Adds the product of some of the inputs to some of the outputs.
   *
   * @param x one value a row, of which those at {@code from} up to {@code to} are read
   * @param out one value a column, of which those at {@code firstColumn} and after are added to
   */
  void addProduct(float[] x, int from, int to, float[] out, int firstColumn) {
    int row = from;
    for (; row + ROWS_AT_ONCE <= to; row += ROWS_AT_ONCE) {
      addFourRows(x, row, out, firstColumn);
    }
    for (; row < to; row++) {
      addRow(x[row], rows[row], out, firstColumn);
    }
  }

  /**
   * Adds the product with each of some vectors to the output of the same turn.
   *
   * @param ring vectors of one value a row; those from {@code first} on are read, and after the
   *     last the first
   * @param outs as many as vectors are read, of one value a column
   */
  void addProducts(float[][] ring, int first, float[][] outs) {
    for (int row = 0; row < rows.length; row += ROWS_AT_ONCE) {
      int end = Math.min(rows.length, row + ROWS_AT_ONCE);
      for (int k = 0; k < outs.length; k++) {
        addProduct(ring[(first + k) % ring.length], row, end, outs[k], 0);
      }
    }
  }

  /** Four rows at once: the outputs are read and written once for four multiply-adds. */
  private void addFourRows(float[] x, int row, float[] out, int firstColumn) {
    float x0 = x[row];
    float x1 = x[row + 1];
    float x2 = x[row + 2];
    float x3 = x[row + 3];
    float[] w0 = rows[row];
    float[] w1 = rows[row + 1];
    float[] w2 = rows[row + 2];
    float[] w3 = rows[row + 3];
    for (int j = firstColumn; j < columns; j++) {
      out[j] += x0 * w0[j] + x1 * w1[j] + x2 * w2[j] + x3 * w3[j];
    }
  }

  private void addRow(float x, float[] row, float[] out, int firstColumn) {
    for (int j = firstColumn; j < columns; j++) {
      out[j] += x * row[j];
    }
  }
}
