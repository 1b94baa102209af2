package flowtone.incremental;

import flowtone.network.LinearPrediction;
import flowtone.network.NetworkConfig;

/**
 * {@link LinearPrediction} one sample at a time: coefficients once a frame, and the last samples in
 * a line. Not thread-safe.
 */
final class IncrementalPrediction {

  /**
   * Weights of the coefficients. Immutable.
   *
   * @param coefficients from the output's hidden units, of which those of degree 0 count
   * @param bias of the coefficients, as many as there are taps
   * @param knownUnits how many units have degree 0; they come first
   */
  record Weights(RowMatrix coefficients, float[] bias, int knownUnits) {}

  private final Weights weights;
  private final float[] coefficients;

  /** The samples that the frame's first one looks back on, then those of the frame. */
  private final float[] line;

  private final int taps;
  private final int frameSamples;

  IncrementalPrediction(Weights weights, NetworkConfig network) {
    this.weights = weights;
    this.taps = network.linearTaps();
    this.frameSamples = network.frameSamples();
    this.coefficients = new float[taps];
    this.line = new float[taps + frameSamples];
  }

  /** Begins a frame, once the units that see nothing of it are known. */
  void begin(float[] hidden) {
    System.arraycopy(line, frameSamples, line, 0, taps);
    System.arraycopy(weights.bias(), 0, coefficients, 0, taps);
    weights.coefficients().addProduct(hidden, 0, weights.knownUnits(), coefficients, 0);
    for (int k = 0; k < taps; k++) {
      coefficients[k] *= LinearPrediction.UNIT;
    }
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
