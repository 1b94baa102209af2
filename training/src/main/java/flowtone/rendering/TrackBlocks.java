package flowtone.rendering;

import flowtone.control.FeatureTrack;
import flowtone.resynthesis.RecordingTracks;
import flowtone.synthesis.SynthesisStream;
import java.util.Optional;

/** The sound of a recording's controls, which are measured as they are needed. */
final class TrackBlocks implements SoundBlocks {
  /** Half a second or so, few enough for a processor's cache. */
  private static final int BLOCK_HOPS = 64;

  private static final float[] NONE = {};

  private final RecordingTracks tracks;
  private final SynthesisStream stream;
  private final Runnable onEnd;
  private FeatureTrack track;
  private int hop;

  /**
   * @param onEnd run when everything is read
   */
  TrackBlocks(RecordingTracks tracks, SynthesisStream stream, Runnable onEnd) {
    this.tracks = tracks;
    this.stream = stream;
    this.onEnd = onEnd;
  }

  @Override
  public float[] next() {
    if (track == null || hop == track.hops()) {
      Optional<FeatureTrack> following = tracks.next();
      if (following.isEmpty()) {
        onEnd.run();
        return NONE;
      }
      hop = 0;
      if (track == null && tracks.silentHops() > 0) {
        stream.next(following.get().slice(0, tracks.silentHops())); // Nobody is to hear it.
        hop = tracks.silentHops();
      }
      track = following.get();
    }
    int end = Math.min(track.hops(), hop + BLOCK_HOPS);
    float[] block = stream.next(track.slice(hop, end));
    hop = end;
    return block;
  }
}
