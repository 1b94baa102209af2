package flowtone.kernel;

import static flowtone.kernel.VectorKernels.LANES;
import static flowtone.kernel.VectorKernels.all;
import static flowtone.kernel.VectorKernels.load;

import jdk.incubator.vector.FloatVector;

/** {@link PolynomialSine} in vector instructions, out of its callers as {@link VectorMatrix} is. */
final class VectorSines {
  private VectorSines() {}

  /** See {@link Kernels#takeSines}. */
  static void apply(float[] angles, float[] cosines, int count) {
    for (int j = 0; j < count; j += LANES) {
      FloatVector angle = load(angles, j);
      FloatVector halfTurns = rounded(angle.mul(PolynomialSine.HALF_TURNS));
      FloatVector x = reduced(angle, halfTurns);
      FloatVector square = x.mul(x);
      FloatVector sign = sign(halfTurns);
      sine(x, square).mul(sign).intoArray(angles, j);
      cosine(square).mul(sign).intoArray(cosines, j);
    }
  }

  /** Magnitudes and angles become real and imaginary parts. */
  static void multiply(float[] magnitudes, float[] angles, int count) {
    for (int j = 0; j < count; j += LANES) {
      FloatVector angle = load(angles, j);
      FloatVector halfTurns = rounded(angle.mul(PolynomialSine.HALF_TURNS));
      FloatVector x = reduced(angle, halfTurns);
      FloatVector square = x.mul(x);
      FloatVector signed = load(magnitudes, j).mul(sign(halfTurns));
      sine(x, square).mul(signed).intoArray(angles, j);
      cosine(square).mul(signed).intoArray(magnitudes, j);
    }
  }

  private static FloatVector rounded(FloatVector values) {
    return values.add(PolynomialSine.ROUNDING).sub(PolynomialSine.ROUNDING);
  }

  private static FloatVector reduced(FloatVector angle, FloatVector halfTurns) {
    return halfTurns.fma(
        all(-PolynomialSine.PI_LOW),
        halfTurns.fma(
            all(-PolynomialSine.PI_MIDDLE), halfTurns.fma(all(-PolynomialSine.PI_HIGH), angle)));
  }

  /** -1 at odd numbers of half turns. */
  private static FloatVector sign(FloatVector halfTurns) {
    FloatVector pairs = halfTurns.mul(0.5f);
    FloatVector odd = pairs.sub(rounded(pairs));
    return odd.mul(odd).fma(all(-8), all(1));
  }

  private static FloatVector sine(FloatVector x, FloatVector square) {
    return square
        .fma(all(PolynomialSine.S9), all(PolynomialSine.S7))
        .fma(square, all(PolynomialSine.S5))
        .fma(square, all(PolynomialSine.S3))
        .fma(x.mul(square), x);
  }

  private static FloatVector cosine(FloatVector square) {
    return square
        .fma(all(PolynomialSine.C10), all(PolynomialSine.C8))
        .fma(square, all(PolynomialSine.C6))
        .fma(square, all(PolynomialSine.C4))
        .fma(square, all(PolynomialSine.C2))
        .fma(square, all(1));
  }
}
