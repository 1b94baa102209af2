package flowtone.storage;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;

/**
 * A named array's content outside any graph: its shape and its values in row-major order.
 *
 * @param shape length of each dimension, empty for a scalar; not copied, treat as immutable
 * @param values as many as the shape holds; not copied, treat as immutable
 */
public record WeightArray(long[] shape, float[] values) implements Serializable {
  public WeightArray {
    long size = 1;
    for (long length : shape) {
      if (length < 0) {
        throw new IllegalArgumentException(
            "expected dimensions of at least 0; got " + Arrays.toString(shape));
      }
      size = Math.multiplyExact(size, length);
    }
    if (size != values.length) {
      throw new IllegalArgumentException(
          "expected %d values for shape %s; got %d"
              .formatted(size, Arrays.toString(shape), values.length));
    }
  }

  /** A single value, of shape []. */
  public static WeightArray scalar(float value) {
    return new WeightArray(new long[0], new float[] {value});
  }

  /**
   * The weight of a name.
   *
   * @throws IllegalArgumentException if there is none, or it has another shape
   */
  public static WeightArray require(Map<String, WeightArray> weights, String name, long... shape) {
    WeightArray weight = weights.get(name);
    if (weight == null || !Arrays.equals(weight.shape(), shape)) {
      throw new IllegalArgumentException(
          "expected a weight '%s' of shape %s; got %s"
              .formatted(
                  name,
                  Arrays.toString(shape),
                  weight == null ? "none" : Arrays.toString(weight.shape())));
    }
    return weight;
  }

  /** Equal when shape and values are, bit for bit. */
  @Override
  public boolean equals(Object other) {
    return other instanceof WeightArray that
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "WeightArray" + Arrays.toString(shape);
  }
}
