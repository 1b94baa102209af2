package flowtone.corpus.sampling;

import flowtone.control.ControlFrames;
import java.util.Arrays;

/**
 * Crops to train on.
 *
 * @param audio samples, row-major [size, hops * hopSamples]; not copied
 * @param controls of each crop, of as many hops
 */
public record Batch(float[] audio, ControlFrames controls) {
  public Batch {
    if (audio.length != controls.batch() * controls.samples()) {
      throw new IllegalArgumentException(
          "expected %d crops of %d samples, as the controls cover; got %d samples"
              .formatted(controls.batch(), controls.samples(), audio.length));
    }
  }

  /** Number of crops. */
  public int size() {
    return controls.batch();
  }

  /**
   * One of so many equal parts.
   *
   * @param parts a divisor of the size
   */
  public Batch part(int index, int parts) {
    int length = audio.length / parts;
    int crops = size() / parts;
    return new Batch(
        Arrays.copyOfRange(audio, index * length, (index + 1) * length),
        controls.sounds(index * crops, crops));
  }
}
