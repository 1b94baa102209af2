package flowtone.server.rendering;

import flowtone.control.FeatureTrack;
import flowtone.synthesis.SynthesisStream;

/** A sound in the making: control curves, and the stream that follows them. Not thread-safe. */
public final class Sound {
  private static final int FIRST_CHUNK_HOPS = 4;

  /** Longer chunks cost less a sample; shorter ones keep live players waiting less. */
  private static final int LONGEST_CHUNK_HOPS = 16;

  private final FeatureTrack track;
  private final SynthesisStream stream;
  private int hop;
  private int chunkHops = FIRST_CHUNK_HOPS;

  public Sound(FeatureTrack track, SynthesisStream stream) {
    this.track = track;
    this.stream = stream;
  }

  int sampleRateHz() {
    return track.sampleRateHz();
  }

  long samples() {
    return track.samples();
  }

  boolean isOver() {
    return hop >= track.hops();
  }

  float[] next() {
    int end = Math.min(hop + chunkHops, track.hops());
    float[] audio = stream.next(track.slice(hop, end));
    hop = end;
    chunkHops = Math.min(2 * chunkHops, LONGEST_CHUNK_HOPS);
    return audio;
  }
}
