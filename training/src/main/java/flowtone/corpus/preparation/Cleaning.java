package flowtone.corpus.preparation;

import java.io.Serializable;

/**
 * What is removed from recordings before they are trained on.
 *
 * @param silence what is done with the silence at both ends
 * @param keepClipped whether heavily clipped recordings are used
 * @param wholeOnly whether recordings of which something is missing are left out
 */
public record Cleaning(Silence silence, boolean keepClipped, boolean wholeOnly)
    implements Serializable {
  /** The best for training. */
  public static final Cleaning DEFAULT = new Cleaning(Silence.TRIM, false, false);

  /** What is done with the silence at both ends of a recording. */
  public enum Silence {
    /**
     * It is trimmed, so that training spends its time on sound: crops begin anywhere, and silence
     * is learnt from the padding around every recording.
     */
    TRIM,
    /** It is kept, as something that the voice is to reproduce, such as room tone. */
    KEEP
  }
}
