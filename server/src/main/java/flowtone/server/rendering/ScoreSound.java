package flowtone.server.rendering;

import flowtone.rendering.ScoreStream;

/** A score in the making. Not thread-safe. */
public final class ScoreSound implements Sound {
  private static final int FIRST_CHUNK_HOPS = 4;

  /** Longer chunks cost less a sample; shorter ones reach the client sooner. */
  private static final int LONGEST_CHUNK_HOPS = 64;

  private final ScoreStream stream;
  private int chunkHops = FIRST_CHUNK_HOPS;

  public ScoreSound(ScoreStream stream) {
    this.stream = stream;
  }

  @Override
  public int sampleRateHz() {
    return stream.sampleRateHz();
  }

  @Override
  public long samples() {
    return stream.samples();
  }

  @Override
  public boolean isOver() {
    return stream.isOver();
  }

  @Override
  public float[] next() {
    float[] audio = stream.next(chunkHops);
    chunkHops = Math.min(2 * chunkHops, LONGEST_CHUNK_HOPS);
    return audio;
  }
}
