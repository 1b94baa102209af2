package flowtone.performance.midi;

/**
 * How the controllers of a channel stand from a moment on.
 *
 * @param seconds the moment
 * @param bendCents pitch bend, hundredths of a semitone
 * @param vibratoCents depth of the vibrato that modulation and pressure ask for
 * @param brightnessOctaves how much higher than usual the centroid of the spectrum is to be
 * @param volumeDb level in the mix, 0 where nothing is said
 * @param expressionDb level within the part, 0 at the loudest
 */
public record ChannelState(
    double seconds,
    double bendCents,
    double vibratoCents,
    double brightnessOctaves,
    double volumeDb,
    double expressionDb) {
  /** Of a channel that nothing was said to. */
  public static final ChannelState INITIAL = new ChannelState(0, 0, 0, 0, 0, 0);

  /** The same from another moment on. */
  public ChannelState at(double when) {
    return new ChannelState(
        when, bendCents, vibratoCents, brightnessOctaves, volumeDb, expressionDb);
  }
}
