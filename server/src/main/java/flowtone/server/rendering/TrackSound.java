package flowtone.server.rendering;

import flowtone.control.FeatureTrack;
import flowtone.synthesis.SynthesisStream;
import java.util.Iterator;
import java.util.List;

/**
 * A sound in the making: control curves, span by span, and the stream that follows them. Not
 * thread-safe.
 */
public final class TrackSound implements Sound {
  private static final int FIRST_CHUNK_HOPS = 4;

  /** Longer chunks cost less a sample; shorter ones keep live players waiting less. */
  private static final int LONGEST_CHUNK_HOPS = 16;

  private final int sampleRateHz;
  private final long samples;
  private final Iterator<FeatureTrack> spans;
  private final SynthesisStream stream;
  private final Runnable onClose;
  private FeatureTrack span;
  private int hop;
  private int chunkHops = FIRST_CHUNK_HOPS;

  /** A sound whose controls are known. */
  public TrackSound(FeatureTrack track, SynthesisStream stream) {
    this(track.sampleRateHz(), track.samples(), List.of(track).iterator(), stream, () -> {});
  }

  /**
   * A sound whose controls become known.
   *
   * @param samples it will have
   * @param spans its controls, each span of a hop or more
   * @param onClose run once nothing more is asked of it
   */
  public TrackSound(
      int sampleRateHz,
      long samples,
      Iterator<FeatureTrack> spans,
      SynthesisStream stream,
      Runnable onClose) {
    this.sampleRateHz = sampleRateHz;
    this.samples = samples;
    this.spans = spans;
    this.stream = stream;
    this.onClose = onClose;
  }

  @Override
  public int sampleRateHz() {
    return sampleRateHz;
  }

  @Override
  public long samples() {
    return samples;
  }

  @Override
  public boolean isOver() {
    return (span == null || hop >= span.hops()) && !spans.hasNext();
  }

  @Override
  public void measure() {
    if (span == null || hop >= span.hops()) {
      span = spans.next();
      hop = 0;
    }
  }

  @Override
  public float[] next() {
    measure();
    int end = Math.min(hop + chunkHops, span.hops());
    float[] audio = stream.next(span.slice(hop, end));
    hop = end;
    chunkHops = Math.min(2 * chunkHops, LONGEST_CHUNK_HOPS);
    return audio;
  }

  @Override
  public void close() {
    onClose.run();
  }
}
