package flowtone.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Kernels in vector instructions. */
final class VectorKernels implements Kernels {
  static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() <= BLOCK / 2
          ? FloatVector.SPECIES_PREFERRED
          : FloatVector.SPECIES_512;

  static final int LANES = SPECIES.length();

  VectorKernels() {}

  @Override
  public Matrix matrix(float[][] weights) {
    return new VectorMatrix(weights);
  }

  static FloatVector load(float[] values, int at) {
    return FloatVector.fromArray(SPECIES, values, at);
  }

  static FloatVector all(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }

  @Override
  public void interpolate(
      float[] rows, int first, int second, float late, float[] out, int outAt, int count) {
    FloatVector early = all(1 - late);
    FloatVector share = all(late);
    for (int j = 0; j < count; j += LANES) {
      early
          .mul(load(rows, first + j))
          .add(share.mul(load(rows, second + j)))
          .intoArray(out, outAt + j);
    }
  }

  /**
   * Both tangents as {@link RationalTanh} has them, over one common denominator. Long enough for
   * the compiler not to put it into its callers; see {@link VectorMatrix}.
   */
  @Override
  public void gate(float[] filters, float[] gates, int count) {
    FloatVector most = all(RationalTanh.SATURATED);
    FloatVector least = all(-RationalTanh.SATURATED);
    FloatVector p0 = all(RationalTanh.P0);
    FloatVector p1 = all(RationalTanh.P1);
    FloatVector p2 = all(RationalTanh.P2);
    FloatVector p3 = all(RationalTanh.P3);
    FloatVector p4 = all(RationalTanh.P4);
    FloatVector q0 = all(1);
    FloatVector q1 = all(RationalTanh.Q1);
    FloatVector q2 = all(RationalTanh.Q2);
    FloatVector q3 = all(RationalTanh.Q3);
    FloatVector q4 = all(RationalTanh.Q4);
    FloatVector half = all(0.5f);
    for (int j = 0; j < count; j += LANES) {
      FloatVector x = load(filters, j).min(most).max(least);
      FloatVector y = load(gates, j).min(most).max(least);
      FloatVector xx = x.mul(x);
      FloatVector yy = y.mul(y);
      FloatVector a = xx.fma(p4, p3).fma(xx, p2).fma(xx, p1).fma(xx, p0).mul(x);
      FloatVector b = xx.fma(q4, q3).fma(xx, q2).fma(xx, q1).fma(xx, q0);
      FloatVector c = yy.fma(p4, p3).fma(yy, p2).fma(yy, p1).fma(yy, p0).mul(y);
      FloatVector d = yy.fma(q4, q3).fma(yy, q2).fma(yy, q1).fma(yy, q0);
      a.mul(c.add(d)).mul(half).div(b.mul(d)).intoArray(filters, j);
    }
  }

  @Override
  public void rectify(float[] values, int from, int count) {
    for (int j = from; j < from + count; j += LANES) {
      load(values, j).max(0).intoArray(values, j);
    }
  }

  @Override
  public void exponentiate(float[] values, float floor, int count) {
    for (int j = 0; j < count; j += LANES) {
      load(values, j).lanewise(VectorOperators.EXP).add(floor).intoArray(values, j);
    }
  }

  @Override
  public void takeLogarithms(float[] values, int count) {
    for (int j = 0; j < count; j += LANES) {
      load(values, j).lanewise(VectorOperators.LOG).intoArray(values, j);
    }
  }

  @Override
  public void takeSines(float[] angles, float[] cosines, int count) {
    VectorSines.apply(angles, cosines, count);
  }

  @Override
  public void exponentiateComplex(float[] real, float[] imaginary, int count) {
    exponentiate(real, 0, count);
    VectorSines.multiply(real, imaginary, count);
  }

  @Override
  public void filter(
      float[] first,
      float[] second,
      float[] signal,
      int signalAt,
      float[] late,
      float[] out,
      int outAt,
      int samples) {
    VectorSignals.filter(first, second, signal, signalAt, late, out, outAt, samples);
  }

  @Override
  public void sumHarmonics(
      Wave wave,
      int at,
      int samples,
      float[] amplitudes,
      int harmonics,
      float[] late,
      float[] first,
      float[] second) {
    VectorSignals.sumHarmonics(wave, at, samples, amplitudes, harmonics, late, first, second);
  }

  @Override
  public void addCorrelation(
      float[] taps,
      int tapsAt,
      int count,
      float[] signal,
      int signalAt,
      float[] out,
      int outAt,
      int samples) {
    for (int i = 0; i < samples; i += 2 * LANES) {
      addTwo(taps, tapsAt, count, signal, signalAt + i, out, outAt + i);
    }
  }

  /** Two vectors of samples, each with two sums that do not wait for one another. */
  private static void addTwo(
      float[] taps, int tapsAt, int count, float[] signal, int from, float[] out, int at) {
    FloatVector a = load(out, at);
    FloatVector b = load(out, at + LANES);
    FloatVector c = all(0);
    FloatVector d = c;
    int k = 0;
    for (; k + 1 < count; k += 2) {
      FloatVector tap = all(taps[tapsAt + k]);
      FloatVector next = all(taps[tapsAt + k + 1]);
      a = tap.fma(load(signal, from + k), a);
      b = tap.fma(load(signal, from + k + LANES), b);
      c = next.fma(load(signal, from + k + 1), c);
      d = next.fma(load(signal, from + k + 1 + LANES), d);
    }
    if (k < count) {
      FloatVector tap = all(taps[tapsAt + k]);
      a = tap.fma(load(signal, from + k), a);
      b = tap.fma(load(signal, from + k + LANES), b);
    }
    a.add(c).intoArray(out, at);
    b.add(d).intoArray(out, at + LANES);
  }
}
