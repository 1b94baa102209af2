package flowtone.corpus.sampling;

import java.util.Arrays;

/**
 * Crops to train on, row-major.
 *
 * @param size number of crops
 * @param hops hops of audio in a crop
 * @param contextHops hops of features before the audio of a crop
 * @param audio samples [size, hops * hopSamples]
 * @param features encoded rows [size, contextHops + hops, width]
 * @param pitch f0 in cycles per sample (0 where unvoiced) and voicing, the two hops before the crop
 *     included [size, 2 + hops, 2]
 * @param phase of the fundamental in cycles [size, hops * hopSamples]
 */
public record Batch(
    int size,
    int hops,
    int contextHops,
    float[] audio,
    float[] features,
    float[] pitch,
    float[] phase) {
  /** Hops of pitch before those of the audio. */
  public static final int PITCH_CONTEXT_HOPS = 2;

  /**
   * One of so many equal parts.
   *
   * @param parts a divisor of the size
   */
  public Batch part(int index, int parts) {
    return new Batch(
        size / parts,
        hops,
        contextHops,
        part(audio, index, parts),
        part(features, index, parts),
        part(pitch, index, parts),
        part(phase, index, parts));
  }

  private static float[] part(float[] values, int index, int parts) {
    int length = values.length / parts;
    return Arrays.copyOfRange(values, index * length, (index + 1) * length);
  }
}
