package flowtone.training;

import flowtone.training.progress.Budget;
import flowtone.training.progress.Intervals;
import flowtone.training.progress.ProgressLine;

/**
 * How long a run is trained, by whom, and how often it tells of it.
 *
 * @param budget when it is finished
 * @param intervals between what is done beside training
 * @param progress receives lines
 * @param rounds by other workers, null if this process trains
 * @param better called after each checkpoint that is better than all before
 */
record Pace(
    Budget budget, Intervals intervals, ProgressLine progress, Rounds rounds, Runnable better) {
  /** By this process, or by rounds of others if there are some, nobody waiting for checkpoints. */
  Pace(Budget budget, Intervals intervals, ProgressLine progress, Rounds rounds) {
    this(budget, intervals, progress, rounds, () -> {});
  }

  /** As often as suits a person who watches. */
  static Pace usual(Budget budget, ProgressLine progress, Rounds rounds) {
    return new Pace(budget, Intervals.DEFAULT, progress, rounds);
  }

  /** The same for one who waits for better checkpoints. */
  Pace calling(Runnable other) {
    return new Pace(budget, intervals, progress, rounds, other);
  }
}
