package flowtone.flow;

import java.util.Arrays;
import java.util.Collections;

/**
 * Masks that make a dense network autoregressive inside a frame of {@code n} samples, as pure
 * functions. A hidden unit of degree m sees the first m samples of the frame; half of the units see
 * none, or the first samples of a frame would have almost no network.
 *
 * <p>Source: Germain, Gregor, Murray, Larochelle, "MADE", 2015 (arXiv 1502.03509), with degrees
 * from 0 because frames have a past.
 */
public final class Masks {
  private Masks() {}

  /** Degrees of {@code units} hidden units, each within 0..n-1 [units]. */
  public static int[] degrees(int units, int n) {
    int[] degrees = new int[units];
    for (int unit = 1; unit < units && n > 1; unit += 2) {
      degrees[unit] = 1 + (unit / 2) % (n - 1);
    }
    return degrees;
  }

  /** Sample i reaches a unit of degree m if i &lt; m [n][units]. */
  public static float[][] inputs(int n, int[] degrees) {
    return mask(n, degrees.length, (i, unit) -> i < degrees[unit]);
  }

  /** What is known of sample i besides its value reaches a unit of degree m if i &lt;= m. */
  public static float[][] side(int n, int[] degrees) {
    return mask(n, degrees.length, (i, unit) -> i <= degrees[unit]);
  }

  /** A unit reaches another of at least its degree [from][to]. */
  public static float[][] hidden(int[] from, int[] to) {
    return mask(from.length, to.length, (a, b) -> from[a] <= to[b]);
  }

  /** A unit of degree m reaches the output of sample i if m &lt;= i [units][n]. */
  public static float[][] outputs(int[] degrees, int n) {
    return mask(degrees.length, n, (unit, i) -> degrees[unit] <= i);
  }

  /** The samples that a coupling keeps reach every unit, those it changes none [n][units]. */
  public static float[][] kept(CouplingMask half, int units) {
    return mask(half.frameSamples(), units, (i, unit) -> !half.changes(i));
  }

  /** No mask: everything reaches everything, as from a past frame. */
  public static float[][] open(int rows, int columns) {
    return mask(rows, columns, (row, column) -> true);
  }

  /** Masks above one another; all have the same number of columns. */
  public static float[][] stack(float[][]... masks) {
    return Arrays.stream(masks).flatMap(Arrays::stream).toArray(float[][]::new);
  }

  /** Every row so many times, one after another. */
  public static float[][] repeatRows(float[][] mask, int times) {
    return Arrays.stream(mask)
        .flatMap(row -> Collections.nCopies(times, row).stream())
        .toArray(float[][]::new);
  }

  /** Every column so many times, one after another. */
  public static float[][] repeatColumns(float[][] mask, int times) {
    return mask(
        mask.length, mask[0].length * times, (row, column) -> mask[row][column / times] != 0);
  }

  /** Position i reaches those after it [n][n]. */
  public static float[][] before(int n) {
    return mask(n, n, (i, j) -> i < j);
  }

  /** Position i reaches itself [n][n]. */
  public static float[][] same(int n) {
    return mask(n, n, (i, j) -> i == j);
  }

  /** Masks beside one another; all have the same number of rows. */
  public static float[][] beside(float[][] left, float[][] right) {
    float[][] both = new float[left.length][];
    for (int row = 0; row < both.length; row++) {
      both[row] = Arrays.copyOf(left[row], left[row].length + right[row].length);
      System.arraycopy(right[row], 0, both[row], left[row].length, right[row].length);
    }
    return both;
  }

  private interface Connected {
    boolean test(int row, int column);
  }

  private static float[][] mask(int rows, int columns, Connected connected) {
    float[][] mask = new float[rows][columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        mask[row][column] = connected.test(row, column) ? 1 : 0;
      }
    }
    return mask;
  }
}
