package flowtone.benchmark.sampling;

import flowtone.benchmark.model.BenchmarkException;
import flowtone.benchmark.model.BenchmarkedModel;
import flowtone.control.FeatureTrack;
import flowtone.flow.ConvergenceException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A comparison of models over one sound. Whoever has worked the least takes the next turn, so that
 * their clocks run side by side although one works at a time with the whole machine. Before, each
 * practises for a moment on no clock: the first pass plans and compiles. Not thread-safe.
 */
public final class SamplingComparison {
  private static final double PRACTICE_SECONDS = 0.3;

  private final List<BenchmarkedModel> models;
  private final FeatureTrack track;
  private final long seed;
  private final double mostSeconds;
  private final LongSupplier nanos;

  /**
   * @param models stay the caller's to close
   * @param track of the sound, at least a hop
   * @param seed of the noise, the same for all
   * @param mostSeconds of work after which a model is out of time, above 0
   * @param nanos clock, such as {@code System::nanoTime}
   */
  public SamplingComparison(
      List<BenchmarkedModel> models,
      FeatureTrack track,
      long seed,
      double mostSeconds,
      LongSupplier nanos) {
    if (track.hops() == 0 || !(mostSeconds > 0)) {
      throw new BenchmarkException(
          "expected a sound of at least a hop and a limit above 0; got %d hops and %s seconds"
              .formatted(track.hops(), mostSeconds));
    }
    this.models = List.copyOf(models);
    this.track = track;
    this.seed = seed;
    this.mostSeconds = mostSeconds;
    this.nanos = nanos;
  }

  /** Runs to the end, or until the listener does not go on. */
  public void run(ComparisonListener listener) {
    List<ComparisonLane> comparing = new ArrayList<>();
    for (BenchmarkedModel model : models) {
      if (!listener.goesOn(0)) {
        return;
      }
      practised(model, listener).ifPresent(comparing::add);
    }
    listener.started();
    double turnSeconds = 0;
    while (!comparing.isEmpty() && listener.goesOn(turnSeconds)) {
      ComparisonLane next = leastWorked(comparing);
      double before = next.clockSeconds();
      if (isOverAfterTurn(next, listener)) {
        comparing.remove(next);
      }
      turnSeconds = next.clockSeconds() - before;
    }
  }

  private static ComparisonLane leastWorked(List<ComparisonLane> comparing) {
    return comparing.stream()
        .min(Comparator.comparingDouble(ComparisonLane::clockSeconds))
        .orElseThrow();
  }

  /** A lane at its beginning; empty where the model fails already. */
  private Optional<ComparisonLane> practised(BenchmarkedModel model, ComparisonListener listener) {
    ComparisonLane practice = new ComparisonLane(model, track, seed, nanos);
    try {
      while (practice.clockSeconds() < PRACTICE_SECONDS && !practice.isComplete()) {
        practice.turn();
      }
    } catch (ConvergenceException e) {
      listener.over(
          new ComparisonPosition(practice.id(), 0, 0), ComparisonEnd.FAILED, e.getMessage());
      return Optional.empty();
    }
    ComparisonLane lane = new ComparisonLane(model, track, seed, nanos);
    lane.beginAs(practice);
    return Optional.of(lane);
  }

  private boolean isOverAfterTurn(ComparisonLane lane, ComparisonListener listener) {
    try {
      float[] samples = lane.turn();
      listener.advanced(lane.position(), samples);
    } catch (ConvergenceException e) {
      listener.over(lane.position(), ComparisonEnd.FAILED, e.getMessage());
      return true;
    }
    if (lane.isComplete()) {
      listener.over(lane.position(), ComparisonEnd.COMPLETE, "");
    } else if (lane.clockSeconds() >= mostSeconds) {
      listener.over(lane.position(), ComparisonEnd.OUT_OF_TIME, "");
    } else {
      return false;
    }
    return true;
  }
}
