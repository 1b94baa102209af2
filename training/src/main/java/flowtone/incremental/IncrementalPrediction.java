package flowtone.incremental;

import flowtone.network.LinearPrediction;
import flowtone.network.NetworkConfig;

/**
 * {@link LinearPrediction} one sample at a time: coefficients once a frame, and the last samples in
 * a line. Not thread-safe.
 */
final class IncrementalPrediction {
  private final FrameCoefficients predicted;
  private final float[] coefficients;

  /** The samples that the frame's first one looks back on, then those of the frame. */
  private final float[] line;

  private final int taps;
  private final int frameSamples;

  IncrementalPrediction(FrameCoefficients predicted, NetworkConfig network) {
    this.predicted = predicted;
    this.taps = network.linearTaps();
    this.frameSamples = network.frameSamples();
    this.coefficients = new float[taps];
    this.line = new float[taps + frameSamples];
  }

  /** Begins a frame, once the units that see nothing of it are known. */
  void begin(float[] hidden) {
    System.arraycopy(line, frameSamples, line, 0, taps);
    predicted.predict(hidden, coefficients);
  }

  /** The prediction of sample i of the frame from those before it. */
  float of(int i) {
    float sum = 0;
    for (int k = 0; k < taps; k++) {
      sum += coefficients[k] * line[i + k];
    }
    return sum;
  }

  /** Tells what sample i of the frame became. */
  void know(int i, float sample) {
    line[taps + i] = sample;
  }
}
