package flowtone.network;

/**
 * What controls come to inside a teacher, outside any graph: what they add to each layer, and the
 * signals known sample by sample. Immutable by convention: arrays are not copied.
 */
public final class TeacherControls {
  private final int frameSamples;
  private final float[][] hopBiases;
  private final float[][] side;
  private final float[][] interpolation;

  /**
   * @param frameSamples samples of a frame, n
   * @param hopSamples samples of a hop
   * @param hopBiases of all layers at the end of each hop, two hops before the sound first [2 +
   *     hops][biases]
   * @param side of each frame [frames][n * signals]
   */
  TeacherControls(int frameSamples, int hopSamples, float[][] hopBiases, float[][] side) {
    this.frameSamples = frameSamples;
    this.hopBiases = hopBiases;
    this.side = side;
    this.interpolation = new HopInterpolation(hopSamples, new FrameGrid(frameSamples, 0)).weights();
  }

  /** Frames of sound. */
  public int frames() {
    return side.length;
  }

  /** Samples of sound. */
  public int samples() {
    return side.length * frameSamples;
  }

  /** Side signals of a frame, those of one sample side by side [n * signals]. */
  float[] side(int frame) {
    return side[frame];
  }

  /** Writes what is added to all layers at a frame to the start of {@code out} [biases]. */
  void biases(int frame, float[] out) {
    float[] weights = interpolation[frame % interpolation.length];
    int hop = frame / interpolation.length;
    float[] before = hopBiases[hop + 1];
    float[] after = hopBiases[hop + 2];
    for (int j = 0; j < before.length; j++) {
      out[j] = weights[1] * before[j] + weights[2] * after[j];
    }
  }
}
