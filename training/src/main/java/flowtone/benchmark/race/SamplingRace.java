package flowtone.benchmark.race;

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
 * A race of models over one sound. Whoever has worked the least takes the next turn, so that their
 * clocks run side by side although one works at a time with the whole machine. Before, each
 * practises for a moment on no clock: the first pass plans and compiles. Not thread-safe.
 */
public final class SamplingRace {
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
  public SamplingRace(
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
  public void run(RaceListener listener) {
    List<RaceLane> racing = new ArrayList<>();
    for (BenchmarkedModel model : models) {
      if (!listener.goesOn(0)) {
        return;
      }
      practised(model, listener).ifPresent(racing::add);
    }
    listener.started();
    double turnSeconds = 0;
    while (!racing.isEmpty() && listener.goesOn(turnSeconds)) {
      RaceLane next = leastWorked(racing);
      double before = next.clockSeconds();
      if (isOverAfterTurn(next, listener)) {
        racing.remove(next);
      }
      turnSeconds = next.clockSeconds() - before;
    }
  }

  private static RaceLane leastWorked(List<RaceLane> racing) {
    return racing.stream().min(Comparator.comparingDouble(RaceLane::clockSeconds)).orElseThrow();
  }

  /** A lane at its beginning; empty where the model fails already. */
  private Optional<RaceLane> practised(BenchmarkedModel model, RaceListener listener) {
    RaceLane practice = new RaceLane(model, track, seed, nanos);
    try {
      while (practice.clockSeconds() < PRACTICE_SECONDS && !practice.isComplete()) {
        practice.turn();
      }
    } catch (ConvergenceException e) {
      listener.over(new RacePosition(practice.id(), 0, 0), RaceEnd.FAILED, e.getMessage());
      return Optional.empty();
    }
    RaceLane lane = new RaceLane(model, track, seed, nanos);
    lane.beginAs(practice);
    return Optional.of(lane);
  }

  private boolean isOverAfterTurn(RaceLane lane, RaceListener listener) {
    try {
      float[] samples = lane.turn();
      listener.advanced(lane.position(), samples);
    } catch (ConvergenceException e) {
      listener.over(lane.position(), RaceEnd.FAILED, e.getMessage());
      return true;
    }
    if (lane.isComplete()) {
      listener.over(lane.position(), RaceEnd.COMPLETE, "");
    } else if (lane.clockSeconds() >= mostSeconds) {
      listener.over(lane.position(), RaceEnd.OUT_OF_TIME, "");
    } else {
      return false;
    }
    return true;
  }
}
