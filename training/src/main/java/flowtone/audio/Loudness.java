package flowtone.audio;

/** A-weighted loudness. */
public final class Loudness {
  /** The least loudness reported, in dB relative to full scale: silence. */
  public static final float FLOOR_DB = -90f;

  private Loudness() {}
}
