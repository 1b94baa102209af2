package flowtone.incremental;

import flowtone.network.Reflection;
import java.util.Arrays;

/** {@link Reflection} one sample at a time. Allocates nothing a sample. Not thread-safe. */
final class IncrementalReflection {
  private final FrameCoefficients predicted;
  private final float[] coefficients;

  /** Backward errors one sample before, of the input first, by the scales of the frame. */
  private final float[] delayed;

  /** By what each backward error is greater than its normalised form: {@code C_i}. */
  private final float[] scales;

  IncrementalReflection(FrameCoefficients predicted) {
    this.predicted = predicted;
    int stages = predicted.bias().length;
    this.coefficients = new float[stages];
    this.delayed = new float[stages];
    this.scales = new float[stages];
    Arrays.fill(scales, 1);
  }

  /** Begins a frame, once the units that see nothing of it are known. */
  void begin(float[] hidden) {
    predicted.predict(hidden, coefficients);
    double scale = 1;
    for (int i = 0; i < coefficients.length; i++) {
      coefficients[i] = Reflection.bounded(coefficients[i]);
      delayed[i] *= (float) (scale / scales[i]);
      scales[i] = (float) scale;
      scale *= Math.sqrt(1 - (double) coefficients[i] * coefficients[i]);
    }
  }

  /** The prediction of the next sample. */
  float next() {
    float sum = 0;
    for (int i = 0; i < coefficients.length; i++) {
      sum += coefficients[i] * delayed[i];
    }
    return sum;
  }

  /** Tells what that sample became. */
  void know(float sample) {
    float forward = sample;
    float backward = sample;
    for (int i = 0; i < coefficients.length; i++) {
      float before = delayed[i];
      delayed[i] = backward;
      backward = before - coefficients[i] * forward;
      forward -= coefficients[i] * before;
    }
  }
}
