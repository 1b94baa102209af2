package flowtone.server.live;

import java.util.Optional;

/** Gathers how long one session's chunks took to render. Not thread-safe. */
final class RenderStats {
  private static final long PERIOD_NANOS = 500_000_000L;

  private final int sampleRateHz;
  private long reportedNanos = System.nanoTime();
  private long samples;
  private int chunks;
  private double renderSeconds;

  RenderStats(int sampleRateHz) {
    this.sampleRateHz = sampleRateHz;
  }

  void add(int chunkSamples, double chunkRenderSeconds) {
    samples += chunkSamples;
    chunks++;
    renderSeconds += chunkRenderSeconds;
  }

  /** The figures since the last time, about twice a second. */
  Optional<LiveReply> due(long nowNanos, int batch) {
    if (nowNanos - reportedNanos < PERIOD_NANOS) {
      return Optional.empty();
    }
    LiveReply report =
        LiveReply.Stats.of(samples / (double) sampleRateHz, renderSeconds, chunks, batch);
    reportedNanos = nowNanos;
    samples = 0;
    chunks = 0;
    renderSeconds = 0;
    return Optional.of(report);
  }
}
