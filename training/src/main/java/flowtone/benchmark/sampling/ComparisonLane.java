package flowtone.benchmark.sampling;

import flowtone.benchmark.model.BenchmarkedModel;
import flowtone.control.FeatureTrack;
import flowtone.synthesis.SynthesisStream;
import java.util.function.LongSupplier;

/**
 * One model on its way through the sound. Its turns grow until they last about as long as a turn
 * should: long chunks cost less a sample. Not thread-safe.
 */
final class ComparisonLane {
  private static final double TURN_SECONDS = 0.1;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int MOST_HOPS = 64;

  private final String id;
  private final FeatureTrack track;
  private final SynthesisStream stream;
  private final LongSupplier nanos;
  private int hop;
  private int chunkHops = 1;
  private double clockSeconds;

  /** At the beginning of the sound, at temperature 1. */
  ComparisonLane(BenchmarkedModel model, FeatureTrack track, long seed, LongSupplier nanos) {
    this.id = model.profile().id();
    this.track = track;
    this.stream = model.open(seed);
    this.nanos = nanos;
  }

  String id() {
    return id;
  }

  /** Seconds of its own work. */
  double clockSeconds() {
    return clockSeconds;
  }

  boolean isComplete() {
    return hop >= track.hops();
  }

  ComparisonPosition position() {
    return new ComparisonPosition(id, clockSeconds, hop * track.hopSeconds());
  }

  /** Draws the next samples. */
  float[] turn() {
    int end = Math.min(track.hops(), hop + chunkHops);
    long start = nanos.getAsLong();
    float[] samples = stream.next(track.slice(hop, end));
    double seconds = (nanos.getAsLong() - start) / NANOS_PER_SECOND;
    clockSeconds += seconds;
    hop = end;
    adapt(seconds);
    return samples;
  }

  /** Takes turns as long as another lane of the same model came to take. */
  void beginAs(ComparisonLane practised) {
    chunkHops = practised.chunkHops;
  }

  private void adapt(double seconds) {
    if (seconds < TURN_SECONDS / 2) {
      chunkHops = Math.min(MOST_HOPS, 2 * chunkHops);
    } else if (seconds > 2 * TURN_SECONDS) {
      chunkHops = Math.max(1, chunkHops / 2);
    }
  }
}
