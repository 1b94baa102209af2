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
 */
record Pace(Budget budget, Intervals intervals, ProgressLine progress, Rounds rounds) {
  /** As often as suits a person who watches. */
  static Pace usual(Budget budget, ProgressLine progress, Rounds rounds) {
    return new Pace(budget, Intervals.DEFAULT, progress, rounds);
  }
}
