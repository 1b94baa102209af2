package flowtone.corpus.preparation;

/**
 * What is taken away of recordings before they are trained on.
 *
 * @param silence what becomes of the silence at both ends
 * @param keepClipped whether recordings are used of which much is cut off at full scale
 */
public record Cleaning(Silence silence, boolean keepClipped) {
  /** What serves training best. */
  public static final Cleaning DEFAULT = new Cleaning(Silence.TRIM, false);

  /** What becomes of the silence at both ends of a recording. */
  public enum Silence {
    /**
     * It is cut, so that training spends its time on sound: a crop begins anywhere, and a voice
     * gets to know silence from the quarter of a second that surrounds every recording anyway.
     */
    TRIM,
    /** It stays, as something that the voice is to reproduce, such as the tone of a room. */
    KEEP
  }
}
