package flowtone.audio;

/**
 * The rows a conditioner network reads, one a hop, made from a {@link FeatureTrack}.
 *
 * @param labels number of labels, at least 1
 * @param melBands bands of log-mel, 0 for instruments
 */
public record FeatureEncoding(int labels, int melBands) {

  /** Values in a row. */
  public int width() {
    return 4 + labels + melBands;
  }

  /** Writes the row of one hop into {@code out} at {@code offset}. */
  public void encode(FeatureTrack track, int hop, float[] out, int offset) {
    out[offset] = track.f0Hz()[hop] / 1000f;
    out[offset + 1] = track.voicing()[hop];
    out[offset + 2] = track.loudnessDb()[hop] / 40f + 1f;
    out[offset + 3] = (float) Math.exp(-track.onsetSeconds()[hop] / 0.1);
    System.arraycopy(track.labelWeights()[hop], 0, out, offset + 4, labels);
    System.arraycopy(track.logMel()[hop], 0, out, offset + 4 + labels, melBands);
  }
}
