package flowtone.corpus.sampling;

/**
 * How far training crops may be moved from the recordings, so that a network does not learn these
 * by heart. Features move with the audio.
 *
 * @param lowestGainDb softest, usually negative
 * @param highestGainDb loudest
 * @param widestCents furthest resampling up or down, by which pitch and pace change together
 * @param ditherDeviation standard deviation of noise added to the audio: exact digital silence and
 *     quantisation steps have no density
 */
public record Augmentation(
    float lowestGainDb, float highestGainDb, float widestCents, float ditherDeviation) {
  /** Dither that hides quantisation to 16 bits and is itself inaudible. */
  public static final float DITHER_DEVIATION = 1.5e-4f;

  /** The recordings as they are, dithered. */
  public static final Augmentation NONE = new Augmentation(0, 0, 0, DITHER_DEVIATION);

  /** What a corpus of a quarter of an hour needs. */
  public static final Augmentation DEFAULT = new Augmentation(-6, 3, 60, DITHER_DEVIATION);

  public Augmentation {
    if (lowestGainDb > highestGainDb || !(widestCents >= 0) || !(ditherDeviation >= 0)) {
      throw new IllegalArgumentException(
          "expected gains in order and no negative cents or dither; got gains "
              + lowestGainDb
              + ".."
              + highestGainDb
              + " dB, "
              + widestCents
              + " cents, dither "
              + ditherDeviation);
    }
  }
}
