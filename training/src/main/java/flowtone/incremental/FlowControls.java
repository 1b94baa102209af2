package flowtone.incremental;

import java.util.List;

/**
 * What controls come to inside a model, outside any graph: what they add to each layer of each
 * flow, and the signals known sample by sample. Arrays are not copied; treat them as immutable.
 *
 * @param hopSamples samples of a hop
 * @param hopBiases of each flow: those of all its layers at the end of each hop, two hops before
 *     the sound first [flows][2 + hops][biases]
 * @param side what networks read of each sample, its signals side by side [samples * signals]
 * @param carrier the sum of harmonics [samples], zeros if the model has none
 */
public record FlowControls(
    int hopSamples, List<float[][]> hopBiases, float[] side, float[] carrier) {
  public FlowControls {
    hopBiases = List.copyOf(hopBiases);
  }

  /** Samples of sound. */
  public int samples() {
    return carrier.length;
  }

  /** Signals a sample that networks read. */
  int signals() {
    return side.length / carrier.length;
  }

  /**
   * Copies the side signals of a frame, zeros where it reaches beyond the sound.
   *
   * @param firstSample of the frame, perhaps before the sound
   * @param out [n * signals]
   */
  void side(int firstSample, float[] out) {
    int first = firstSample * signals();
    int from = Math.max(0, first);
    int to = Math.min(side.length, first + out.length);
    java.util.Arrays.fill(out, 0);
    System.arraycopy(side, from, out, from - first, to - from);
  }

  /** Refuses signals that are not as long as these controls. */
  void requireLengthOf(float[] signal) {
    if (signal.length != samples()) {
      throw new IllegalArgumentException(
          "expected a signal of %d samples, as the controls have; got %d"
              .formatted(samples(), signal.length));
    }
  }
}
