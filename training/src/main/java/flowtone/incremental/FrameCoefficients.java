package flowtone.incremental;

import flowtone.network.LinearPrediction;
import flowtone.storage.WeightArray;

/**
 * Coefficients that a network predicts once a frame. Immutable.
 *
 * @param weights from the output's hidden units, of which those of degree 0 count
 * @param bias as many as there are coefficients
 * @param knownUnits how many units have degree 0; they come first
 */
record FrameCoefficients(RowMatrix weights, float[] bias, int knownUnits) {

  /** None at all. */
  static FrameCoefficients none() {
    WeightArray empty = new WeightArray(new long[] {0, 0}, new float[0]);
    return new FrameCoefficients(new RowMatrix(empty, new int[0], new int[0]), new float[0], 0);
  }

  /** Predicts those of a frame, once the units that see nothing of it are known. */
  void predict(float[] hidden, float[] out) {
    System.arraycopy(bias, 0, out, 0, bias.length);
    weights.addProduct(hidden, 0, knownUnits, out, 0);
    for (int k = 0; k < bias.length; k++) {
      out[k] *= LinearPrediction.UNIT;
    }
  }
}
