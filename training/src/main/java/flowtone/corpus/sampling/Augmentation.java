package flowtone.corpus.sampling;

import com.fasterxml.jackson.annotation.JsonProperty;
import flowtone.audio.Dither;

/**
 * How far training crops may be moved from the recordings, so that a network does not learn these
 * by heart. Features move with the audio.
 *
 * @param lowestGainDb softest, usually negative
 * @param highestGainDb loudest
 * @param widestCents furthest resampling up or down, by which pitch and pace change together
 * @param ditherDeviation standard deviation of noise added to the audio: exact digital silence and
 *     quantisation steps have no density
 * @param narrowShare share of crops that end at some frequency, 0..1, as recordings at lower sample
 *     rates and compressed ones do; 0 in older files
 * @param lowestCutoffHz lowest frequency that they end at; of no account where that share is 0
 * @param equaliserDb furthest that a smooth equaliser raises or lowers any frequency, as other
 *     voices, microphones and rooms do; 0 in older files
 */
public record Augmentation(
    float lowestGainDb,
    float highestGainDb,
    float widestCents,
    float ditherDeviation,
    @JsonProperty(defaultValue = "") double narrowShare,
    @JsonProperty(defaultValue = "") double lowestCutoffHz,
    @JsonProperty(defaultValue = "") double equaliserDb) {
  private static final double MOST_EQUALISER_DB = 40;

  /** The recordings as they are, dithered. */
  public static final Augmentation NONE = moving(0, 0, 0, Dither.DEVIATION);

  /** What a corpus of a quarter of an hour needs. */
  public static final Augmentation DEFAULT = moving(-6, 3, 60, Dither.DEVIATION);

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
    if (!(narrowShare >= 0 && narrowShare <= 1) || narrowShare > 0 && !(lowestCutoffHz > 0)) {
      throw new IllegalArgumentException(
          "expected a narrowShare between 0 and 1, and a lowestCutoffHz above 0 with it; got %s and %s"
              .formatted(narrowShare, lowestCutoffHz));
    }
    if (!(equaliserDb >= 0 && equaliserDb <= MOST_EQUALISER_DB)) {
      throw new IllegalArgumentException(
          "expected an equaliserDb between 0 and %s; got %s"
              .formatted(MOST_EQUALISER_DB, equaliserDb));
    }
  }

  /** Moves crops and filters none. */
  public static Augmentation moving(
      float lowestGainDb, float highestGainDb, float widestCents, float ditherDeviation) {
    return new Augmentation(lowestGainDb, highestGainDb, widestCents, ditherDeviation, 0, 0, 0);
  }

  /** The recordings as they are, with the same dither. */
  public Augmentation ditherAlone() {
    return moving(0, 0, 0, ditherDeviation);
  }
}
