package flowtone.control;

/**
 * The controls of one sound that is told of chunk by chunk, silence before the first. Chunks of
 * whole hops give the rows of the whole. Not thread-safe.
 */
public final class ControlHistory {
  private final ControlEncoder encoder;
  private ControlFrames last;

  public ControlHistory(ControlEncoder encoder) {
    this.encoder = encoder;
  }

  /** The controls of the next chunk, which is then in the past. */
  public ControlFrames next(FeatureTrack chunk) {
    ControlFrames before = last == null ? encoder.silenceBefore(chunk) : last;
    last = encoder.next(before, chunk);
    return last;
  }
}
