package flowtone.streaming;

import flowtone.kernel.Kernels;
import flowtone.storage.WeightArray;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A student's weights by name, and their rows and columns picked and padded.
 *
 * @param weights by name
 * @param prefix of the names
 */
record NamedWeights(Map<String, WeightArray> weights, String prefix) {

  NamedWeights under(String name) {
    return new NamedWeights(weights, prefix + name + "/");
  }

  /**
   * A weight as rows.
   *
   * @throws IllegalArgumentException if it is missing or of another shape
   */
  float[][] rows(String name, int rows, int columns) {
    float[] values = WeightArray.require(weights, prefix + name, rows, columns).values();
    float[][] table = new float[rows][columns];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(values, row * columns, table[row], 0, columns);
    }
    return table;
  }

  /** The same where a mask is not zero. */
  float[][] masked(String name, float[][] mask) {
    float[][] table = rows(name, mask.length, mask[0].length);
    for (int row = 0; row < table.length; row++) {
      for (int column = 0; column < table[row].length; column++) {
        table[row][column] *= mask[row][column];
      }
    }
    return table;
  }

  /** A bias. */
  float[] bias(String name, int length) {
    return WeightArray.require(weights, prefix + name, length).values().clone();
  }

  /** Some rows and columns of a table, in the order given. */
  static float[][] picked(float[][] table, int[] rows, int[] columns) {
    return IntStream.of(rows).mapToObj(row -> picked(table[row], columns)).toArray(float[][]::new);
  }

  /** Some values, in the order given. */
  static float[] picked(float[] values, int[] places) {
    float[] picked = new float[places.length];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = values[places[i]];
    }
    return picked;
  }

  /** Numbers from one on. */
  static int[] range(int first, int count) {
    return IntStream.range(first, first + count).toArray();
  }

  /** A bias padded to whole blocks. */
  static float[] padded(float[] bias) {
    return java.util.Arrays.copyOf(bias, Kernels.padded(bias.length));
  }
}
