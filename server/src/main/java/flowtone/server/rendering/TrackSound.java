package flowtone.server.rendering;

import flowtone.control.FeatureTrack;
import flowtone.synthesis.SynthesisStream;

/** A sound in the making: control curves, and the stream that follows them. Not thread-safe. */
public final class TrackSound implements Sound {
  private static final int FIRST_CHUNK_HOPS = 4;

  /** Longer chunks cost less a sample; shorter ones reach the client sooner. */
  private static final int LONGEST_CHUNK_HOPS = 64;

  private final FeatureTrack track;
  private final SynthesisStream stream;
  private int hop;
  private int chunkHops = FIRST_CHUNK_HOPS;

  public TrackSound(FeatureTrack track, SynthesisStream stream) {
    this.track = track;
    this.stream = stream;
  }

  @Override
  public int sampleRateHz() {
    return track.sampleRateHz();
  }

  @Override
  public long samples() {
    return track.samples();
  }

  @Override
  public boolean isOver() {
    return hop >= track.hops();
  }

  @Override
  public float[] next() {
    int end = Math.min(hop + chunkHops, track.hops());
    float[] audio = stream.next(track.slice(hop, end));
    hop = end;
    chunkHops = Math.min(2 * chunkHops, LONGEST_CHUNK_HOPS);
    return audio;
  }
}
