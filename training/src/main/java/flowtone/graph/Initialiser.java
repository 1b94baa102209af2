package flowtone.graph;

import java.util.Random;

/** First values of a weight. */
@FunctionalInterface
public interface Initialiser {

  /** Values of a weight of this shape, row by row. */
  float[] values(long[] shape, Random random);

  /** All zero. */
  static Initialiser zeros() {
    return constant(0);
  }

  /** All the same. */
  static Initialiser constant(double value) {
    return (shape, random) -> {
      float[] values = new float[size(shape)];
      java.util.Arrays.fill(values, (float) value);
      return values;
    };
  }

  /** Independent Gaussians. */
  static Initialiser normal(double standardDeviation) {
    return (shape, random) -> {
      float[] values = new float[size(shape)];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (standardDeviation * random.nextGaussian());
      }
      return values;
    };
  }

  /** Gaussians of variance gain^2 / fanIn, which keep the scale of a layer's input. */
  static Initialiser fanIn(int fanIn, double gain) {
    return normal(gain / Math.sqrt(fanIn));
  }

  /** These values, row by row. */
  static Initialiser given(float... values) {
    return (shape, random) -> values.clone();
  }

  /** Each value so many times, one after another. */
  static Initialiser repeated(double[] values, int times) {
    float[] all = new float[values.length * times];
    for (int i = 0; i < all.length; i++) {
      all[i] = (float) values[i / times];
    }
    return given(all);
  }

  /** Number of elements of a shape. */
  static int size(long[] shape) {
    int size = 1;
    for (long extent : shape) {
      size = Math.multiplyExact(size, Math.toIntExact(extent));
    }
    return size;
  }
}
