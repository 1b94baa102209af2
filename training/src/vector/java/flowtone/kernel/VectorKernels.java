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

  @Override
  public void gate(float[] filters, float[] gates, int count) {
    FloatVector half = all(0.5f);
    for (int j = 0; j < count; j += LANES) {
      FloatVector share = tanh(load(gates, j)).fma(half, half);
      tanh(load(filters, j)).mul(share).intoArray(filters, j);
    }
  }

  /** See {@link RationalTanh}. */
  private static FloatVector tanh(FloatVector argument) {
    FloatVector x = argument.min(RationalTanh.SATURATED).max(-RationalTanh.SATURATED);
    FloatVector square = x.mul(x);
    FloatVector above =
        square
            .fma(all(RationalTanh.P4), all(RationalTanh.P3))
            .fma(square, all(RationalTanh.P2))
            .fma(square, all(RationalTanh.P1))
            .fma(square, all(RationalTanh.P0));
    FloatVector below =
        square
            .fma(all(RationalTanh.Q4), all(RationalTanh.Q3))
            .fma(square, all(RationalTanh.Q2))
            .fma(square, all(RationalTanh.Q1))
            .fma(square, all(1));
    return x.mul(above).div(below);
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
