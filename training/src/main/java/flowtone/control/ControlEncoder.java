package flowtone.control;

/**
 * From features to what networks read, chunk by chunk: the only way there, for crops that are
 * trained on as for chunks that are played. Chunks of whole hops give the rows of the whole.
 * Immutable and thread-safe.
 *
 * @param encoding of a feature row
 * @param contextHops rows of features before a chunk that its conditioning looks back on
 * @param hopSamples samples of a hop
 */
public record ControlEncoder(FeatureEncoding encoding, int contextHops, int hopSamples) {

  /** How the rows are laid out. */
  public ControlLayout layout() {
    return new ControlLayout(contextHops, encoding.width(), hopSamples);
  }

  /**
   * The past of a sound that is to begin: no hops yet, and rows that the first will look back on.
   *
   * @param before {@code contextHops} hops
   */
  public ControlFrames past(FeatureTrack before) {
    int pitchFrom = before.hops() - ControlLayout.PITCH_CONTEXT_HOPS;
    FeatureTrack last = before.slice(pitchFrom, before.hops());
    return ControlFrames.of(layout(), 1, features(before), pitch(last), new float[0]);
  }

  /** The past of a sound that begins with a chunk: silence under the labels of its first hop. */
  public ControlFrames silenceBefore(FeatureTrack chunk) {
    return past(Silence.before(chunk, contextHops));
  }

  /**
   * The controls of a chunk.
   *
   * @param before those of the chunk before it, or the {@link #past} of the first
   */
  public ControlFrames next(ControlFrames before, FeatureTrack chunk) {
    return next(before, chunk, HarmonicPhase.cycles(chunk, 0, chunk.hops()));
  }

  /**
   * The controls of a chunk whose phase is known more closely than hop by hop.
   *
   * @param phase of the fundamental in cycles [hops * hopSamples]
   */
  public ControlFrames next(ControlFrames before, FeatureTrack chunk, float[] phase) {
    return before.followedBy(features(chunk), pitch(chunk), phase);
  }

  /** The controls of a whole sound before which there is silence. */
  public ControlFrames whole(FeatureTrack track) {
    return next(silenceBefore(track), track);
  }

  /** The controls of a whole sound after what it is taken to have begun from. */
  public ControlFrames begun(FeatureTrack track) {
    return HeldBeginning.suits(track)
        ? next(past(HeldBeginning.before(track, contextHops)), track)
        : whole(track);
  }

  /** Rows of the conditioner [hops, featureWidth]. */
  private float[] features(FeatureTrack track) {
    int width = encoding.width();
    float[] rows = new float[track.hops() * width];
    for (int hop = 0; hop < track.hops(); hop++) {
      encoding.encode(track, hop, rows, hop * width);
    }
    return rows;
  }

  /** Cycles per sample and voicing [hops, 2]. */
  private static float[] pitch(FeatureTrack track) {
    float[] rows = new float[track.hops() * ControlLayout.PITCH_WIDTH];
    for (int hop = 0; hop < track.hops(); hop++) {
      int at = hop * ControlLayout.PITCH_WIDTH;
      rows[at] = track.f0Hz(hop) / track.sampleRateHz();
      rows[at + 1] = track.voicing(hop);
    }
    return rows;
  }
}
