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
      for (; r + 4 <= count; r += 4) {
        addFour(x, xAt + r * xStride, xStride, height, w, out, to + r * outStride, outStride);
      }
      for (; r < count; r++) {
        addOne(x, xAt + r * xStride, height, w, out, to + r * outStride);
      }
    }
  }

  /** Four rows at once: each vector of weights is loaded once for four multiply-adds. */
  private static void addFour(
      float[] x, int x0, int xStep, int height, float[] w, float[] out, int to0, int outStep) {
    int x1 = x0 + xStep;
    int x2 = x1 + xStep;
    int x3 = x2 + xStep;
    FloatVector a0 = all(0), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
    for (int k = 0, at = 0; k < height; k++, at += PANEL) {
      FloatVector a = load(w, at);
      FloatVector b = load(w, at + LANES);
      FloatVector x0k = all(x[x0 + k]);
      FloatVector x1k = all(x[x1 + k]);
      FloatVector x2k = all(x[x2 + k]);
      FloatVector x3k = all(x[x3 + k]);
      a0 = x0k.fma(a, a0);
      b0 = x0k.fma(b, b0);
      a1 = x1k.fma(a, a1);
      b1 = x1k.fma(b, b1);
      a2 = x2k.fma(a, a2);
      b2 = x2k.fma(b, b2);
      a3 = x3k.fma(a, a3);
      b3 = x3k.fma(b, b3);
    }
    add(a0, b0, out, to0);
    add(a1, b1, out, to0 + outStep);
    add(a2, b2, out, to0 + 2 * outStep);
    add(a3, b3, out, to0 + 3 * outStep);
  }

  /** One row, with two sums for each column that do not wait for one another. */
  private static void addOne(float[] x, int from, int height, float[] w, float[] out, int to) {
    FloatVector a = all(0), b = a, c = a, d = a;
    int k = 0;
    int at = 0;
    for (; k + 1 < height; k += 2, at += 2 * PANEL) {
      FloatVector even = all(x[from + k]);
      FloatVector odd = all(x[from + k + 1]);
      a = even.fma(load(w, at), a);
      b = even.fma(load(w, at + LANES), b);
      c = odd.fma(load(w, at + PANEL), c);
      d = odd.fma(load(w, at + PANEL + LANES), d);
    }
    if (k < height) {
      FloatVector last = all(x[from + k]);
      a = last.fma(load(w, at), a);
      b = last.fma(load(w, at + LANES), b);
    }
    add(a.add(c), b.add(d), out, to);
  }

  private static void add(FloatVector a, FloatVector b, float[] out, int to) {
    load(out, to).add(a).intoArray(out, to);
    load(out, to + LANES).add(b).intoArray(out, to + LANES);
  }
}
