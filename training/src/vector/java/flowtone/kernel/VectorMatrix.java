package flowtone.kernel;

import static flowtone.kernel.VectorKernels.LANES;
import static flowtone.kernel.VectorKernels.all;
import static flowtone.kernel.VectorKernels.load;

import jdk.incubator.vector.FloatVector;

/**
 * A matrix cut into panels two vectors wide, each with its rows one after another, so that a
 * product runs through memory in one direction and its sums stay in registers. Rows at the end of a
 * panel that are zero are left out.
 */
final class VectorMatrix implements Matrix {
  private static final int PANEL = 2 * LANES;

  private final int rows;
  private final int columns;

  /** Rows of each panel. */
  private final int[] heights;

  private final float[][] panels;

  VectorMatrix(float[][] weights) {
    rows = weights.length;
    columns = Kernels.padded(weights[0].length);
    heights = new int[columns / PANEL];
    panels = new float[heights.length][];
    for (int panel = 0; panel < panels.length; panel++) {
      float[] packed = packed(weights, panel * PANEL);
      heights[panel] = height(packed);
      panels[panel] = java.util.Arrays.copyOf(packed, heights[panel] * PANEL);
    }
  }

  private static float[] packed(float[][] weights, int first) {
    float[] packed = new float[weights.length * PANEL];
    for (int row = 0; row < weights.length; row++) {
      int count = Math.max(0, Math.min(PANEL, weights[row].length - first));
      if (count > 0) {
        System.arraycopy(weights[row], first, packed, row * PANEL, count);
      }
    }
    return packed;
  }

  private static int height(float[] packed) {
    int last = packed.length - 1;
    while (last >= 0 && packed[last] == 0) {
      last--;
    }
    return (last + PANEL) / PANEL;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public void addProduct(
      float[] x, int xAt, int xStride, float[] out, int outAt, int outStride, int count) {
    for (int panel = 0; panel < panels.length; panel++) {
      float[] w = panels[panel];
      int height = heights[panel];
      int to = outAt + panel * PANEL;
      int r = 0;
      for (; r + 8 <= count; r += 8) {
        addEight(x, xAt + r * xStride, xStride, height, w, out, to + r * outStride, outStride);
      }
      for (; r + 2 <= count; r += 2) {
        addTwo(x, xAt + r * xStride, xStride, height, w, out, to + r * outStride, outStride);
      }
      if (r < count) {
        addOne(x, xAt + r * xStride, height, w, out, to + r * outStride);
      }
    }
  }

  /**
   * Eight rows at once: each vector of weights is loaded once for eight multiply-adds. Written out,
   * for sums in an array would not stay in registers, and long enough (325 bytes of code) for the
   * compiler not to put it into its callers, where it runs out of room to turn these calls into
   * instructions. For the same reason there is not one operation more than needed.
   */
  private static void addEight(
      float[] x, int xAt, int xStep, int height, float[] w, float[] out, int to, int outStep) {
    int x1 = xAt + xStep;
    int to1 = to + outStep;
    int x2 = x1 + xStep;
    int to2 = to1 + outStep;
    int x3 = x2 + xStep;
    int to3 = to2 + outStep;
    int x4 = x3 + xStep;
    int to4 = to3 + outStep;
    int x5 = x4 + xStep;
    int to5 = to4 + outStep;
    int x6 = x5 + xStep;
    int to6 = to5 + outStep;
    int x7 = x6 + xStep;
    int to7 = to6 + outStep;
    FloatVector a0 = load(out, to), b0 = load(out, to + LANES);
    FloatVector a1 = load(out, to1), b1 = load(out, to1 + LANES);
    FloatVector a2 = load(out, to2), b2 = load(out, to2 + LANES);
    FloatVector a3 = load(out, to3), b3 = load(out, to3 + LANES);
    FloatVector a4 = load(out, to4), b4 = load(out, to4 + LANES);
    FloatVector a5 = load(out, to5), b5 = load(out, to5 + LANES);
    FloatVector a6 = load(out, to6), b6 = load(out, to6 + LANES);
    FloatVector a7 = load(out, to7), b7 = load(out, to7 + LANES);
    for (int k = 0, at = 0; k < height; k++, at += PANEL) {
      FloatVector a = load(w, at);
      FloatVector b = load(w, at + LANES);
      FloatVector value = all(x[xAt + k]);
      a0 = value.fma(a, a0);
      b0 = value.fma(b, b0);
      value = all(x[x1 + k]);
      a1 = value.fma(a, a1);
      b1 = value.fma(b, b1);
      value = all(x[x2 + k]);
      a2 = value.fma(a, a2);
      b2 = value.fma(b, b2);
      value = all(x[x3 + k]);
      a3 = value.fma(a, a3);
      b3 = value.fma(b, b3);
      value = all(x[x4 + k]);
      a4 = value.fma(a, a4);
      b4 = value.fma(b, b4);
      value = all(x[x5 + k]);
      a5 = value.fma(a, a5);
      b5 = value.fma(b, b5);
      value = all(x[x6 + k]);
      a6 = value.fma(a, a6);
      b6 = value.fma(b, b6);
      value = all(x[x7 + k]);
      a7 = value.fma(a, a7);
      b7 = value.fma(b, b7);
    }
    a0.intoArray(out, to);
    b0.intoArray(out, to + LANES);
    a1.intoArray(out, to1);
    b1.intoArray(out, to1 + LANES);
    a2.intoArray(out, to2);
    b2.intoArray(out, to2 + LANES);
    a3.intoArray(out, to3);
    b3.intoArray(out, to3 + LANES);
    a4.intoArray(out, to4);
    b4.intoArray(out, to4 + LANES);
    a5.intoArray(out, to5);
    b5.intoArray(out, to5 + LANES);
    a6.intoArray(out, to6);
    b6.intoArray(out, to6 + LANES);
    a7.intoArray(out, to7);
    b7.intoArray(out, to7 + LANES);
  }

  /**
   * Two rows at once, as those of the two hops of a live chunk, with two sums for each column that
   * do not wait for one another.
   */
  private static void addTwo(
      float[] x, int xAt, int xStep, int height, float[] w, float[] out, int to, int outStep) {
    int x1 = xAt + xStep;
    FloatVector a0 = all(0), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
    int k = 0;
    int at = 0;
    for (; k + 1 < height; k += 2, at += 2 * PANEL) {
      FloatVector a = load(w, at);
      FloatVector b = load(w, at + LANES);
      FloatVector value = all(x[xAt + k]);
      a0 = value.fma(a, a0);
      b0 = value.fma(b, b0);
      value = all(x[x1 + k]);
      a1 = value.fma(a, a1);
      b1 = value.fma(b, b1);
      a = load(w, at + PANEL);
      b = load(w, at + PANEL + LANES);
      value = all(x[xAt + k + 1]);
      c0 = value.fma(a, c0);
      d0 = value.fma(b, d0);
      value = all(x[x1 + k + 1]);
      c1 = value.fma(a, c1);
      d1 = value.fma(b, d1);
    }
    if (k < height) {
      FloatVector a = load(w, at);
      FloatVector b = load(w, at + LANES);
      FloatVector value = all(x[xAt + k]);
      a0 = value.fma(a, a0);
      b0 = value.fma(b, b0);
      value = all(x[x1 + k]);
      a1 = value.fma(a, a1);
      b1 = value.fma(b, b1);
    }
    add(a0.add(c0), b0.add(d0), out, to);
    add(a1.add(c1), b1.add(d1), out, to + outStep);
  }

  /** One row, with four sums for each column that do not wait for one another. */
  private static void addOne(float[] x, int from, int height, float[] w, float[] out, int to) {
    FloatVector a0 = all(0), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
    int k = 0;
    int at = 0;
    for (; k + 3 < height; k += 4, at += 4 * PANEL) {
      FloatVector value = all(x[from + k]);
      a0 = value.fma(load(w, at), a0);
      b0 = value.fma(load(w, at + LANES), b0);
      value = all(x[from + k + 1]);
      a1 = value.fma(load(w, at + PANEL), a1);
      b1 = value.fma(load(w, at + PANEL + LANES), b1);
      value = all(x[from + k + 2]);
      a2 = value.fma(load(w, at + 2 * PANEL), a2);
      b2 = value.fma(load(w, at + 2 * PANEL + LANES), b2);
      value = all(x[from + k + 3]);
      a3 = value.fma(load(w, at + 3 * PANEL), a3);
      b3 = value.fma(load(w, at + 3 * PANEL + LANES), b3);
    }
    for (; k < height; k++, at += PANEL) {
      FloatVector value = all(x[from + k]);
      a0 = value.fma(load(w, at), a0);
      b0 = value.fma(load(w, at + LANES), b0);
    }
    add(a0.add(a1).add(a2.add(a3)), b0.add(b1).add(b2.add(b3)), out, to);
  }

  private static void add(FloatVector a, FloatVector b, float[] out, int to) {
    load(out, to).add(a).intoArray(out, to);
    load(out, to + LANES).add(b).intoArray(out, to + LANES);
  }
}
