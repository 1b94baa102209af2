package flowtone.kernel;

import static flowtone.kernel.VectorKernels.LANES;
import static flowtone.kernel.VectorKernels.all;
import static flowtone.kernel.VectorKernels.load;

import jdk.incubator.vector.FloatVector;

/**
 * What is made of signals sample by sample, in vector instructions. As long as the loops are, they
 * stay out of their callers; see {@link VectorMatrix}.
 */
final class VectorSignals {
  private VectorSignals() {}

  /** See {@link Kernels#filter}. */
  static void filter(
      float[] first,
      float[] second,
      float[] signal,
      int signalAt,
      float[] late,
      float[] out,
      int outAt,
      int samples) {
    int i = 0;
    for (; i + 4 * LANES <= samples; i += 4 * LANES) {
      filterFour(first, second, signal, signalAt + i, late, i, out, outAt + i);
    }
    for (; i < samples; i += LANES) {
      filterOne(first, second, signal, signalAt + i, late, i, out, outAt + i);
    }
  }

  /** Four vectors of samples, so that eight sums do not wait for one another. */
  private static void filterFour(
      float[] first,
      float[] second,
      float[] signal,
      int signalAt,
      float[] late,
      int lateAt,
      float[] out,
      int outAt) {
    FloatVector a0 = all(0), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
    for (int k = 0, at = signalAt; k < first.length; k++, at--) {
      FloatVector a = all(first[k]);
      FloatVector b = all(second[k]);
      FloatVector x = load(signal, at);
      a0 = a.fma(x, a0);
      b0 = b.fma(x, b0);
      x = load(signal, at + LANES);
      a1 = a.fma(x, a1);
      b1 = b.fma(x, b1);
      x = load(signal, at + 2 * LANES);
      a2 = a.fma(x, a2);
      b2 = b.fma(x, b2);
      x = load(signal, at + 3 * LANES);
      a3 = a.fma(x, a3);
      b3 = b.fma(x, b3);
    }
    between(a0, b0, load(late, lateAt)).intoArray(out, outAt);
    between(a1, b1, load(late, lateAt + LANES)).intoArray(out, outAt + LANES);
    between(a2, b2, load(late, lateAt + 2 * LANES)).intoArray(out, outAt + 2 * LANES);
    between(a3, b3, load(late, lateAt + 3 * LANES)).intoArray(out, outAt + 3 * LANES);
  }

  /** One vector of samples, with four sums. */
  private static void filterOne(
      float[] first,
      float[] second,
      float[] signal,
      int signalAt,
      float[] late,
      int lateAt,
      float[] out,
      int outAt) {
    FloatVector a0 = all(0), a1 = a0, b0 = a0, b1 = a0;
    int k = 0;
    for (int at = signalAt; k + 1 < first.length; k += 2, at -= 2) {
      FloatVector x = load(signal, at);
      a0 = all(first[k]).fma(x, a0);
      b0 = all(second[k]).fma(x, b0);
      x = load(signal, at - 1);
      a1 = all(first[k + 1]).fma(x, a1);
      b1 = all(second[k + 1]).fma(x, b1);
    }
    if (k < first.length) {
      FloatVector x = load(signal, signalAt - k);
      a0 = all(first[k]).fma(x, a0);
      b0 = all(second[k]).fma(x, b0);
    }
    between(a0.add(a1), b0.add(b1), load(late, lateAt)).intoArray(out, outAt);
  }

  private static FloatVector between(FloatVector first, FloatVector second, FloatVector late) {
    return late.fma(second.sub(first), first);
  }

  /** See {@link Kernels#sumHarmonics}. */
  static void sumHarmonics(
      Kernels.Wave wave,
      int at,
      int samples,
      float[] amplitudes,
      int harmonics,
      float[] late,
      float[] first,
      float[] second) {
    for (int i = 0; i < samples; i += 2 * LANES) {
      sumTwo(wave, at + i, amplitudes, harmonics, late, i, first, second);
    }
  }

  /**
   * Two vectors of samples, each harmonic turned on by the fundamental; amplitudes at the beginning
   * and what they rise by are summed apart.
   */
  private static void sumTwo(
      Kernels.Wave wave,
      int at,
      float[] amplitudes,
      int harmonics,
      float[] late,
      int lateAt,
      float[] first,
      float[] second) {
    boolean quadrature = wave.quadrature();
    FloatVector c1 = load(wave.cosines(), at);
    FloatVector s1 = load(wave.sines(), at);
    FloatVector d1 = load(wave.cosines(), at + LANES);
    FloatVector t1 = load(wave.sines(), at + LANES);
    FloatVector sBack = s1.neg();
    FloatVector tBack = t1.neg();
    FloatVector c = c1, s = s1, d = d1, t = t1;
    FloatVector a0 = all(0), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
    for (int k = 0; k < 4 * harmonics; k += 4) {
      FloatVector amplitude = all(amplitudes[k]);
      a0 = amplitude.fma(c, a0);
      b0 = amplitude.fma(d, b0);
      amplitude = all(amplitudes[k + 1]);
      a1 = amplitude.fma(c, a1);
      b1 = amplitude.fma(d, b1);
      amplitude = all(amplitudes[k + 2]);
      a2 = amplitude.fma(quadrature ? s : c, a2);
      b2 = amplitude.fma(quadrature ? t : d, b2);
      amplitude = all(amplitudes[k + 3]);
      a3 = amplitude.fma(quadrature ? s : c, a3);
      b3 = amplitude.fma(quadrature ? t : d, b3);
      FloatVector turned = c.fma(c1, s.mul(sBack));
      s = s.fma(c1, c.mul(s1));
      c = turned;
      turned = d.fma(d1, t.mul(tBack));
      t = t.fma(d1, d.mul(t1));
      d = turned;
    }
    FloatVector share = load(late, lateAt);
    share.fma(a1, a0).intoArray(first, at);
    share.fma(a3, a2).intoArray(second, at);
    share = load(late, lateAt + LANES);
    share.fma(b1, b0).intoArray(first, at + LANES);
    share.fma(b3, b2).intoArray(second, at + LANES);
  }
}
