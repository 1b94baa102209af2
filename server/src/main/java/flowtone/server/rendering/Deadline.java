package flowtone.server.rendering;

import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;

/**
 * When something has to be done.
 *
 * @param seconds that were given
 * @param endNanos on the clock of {@link System#nanoTime}
 */
record Deadline(double seconds, long endNanos) {
  static Deadline in(double seconds) {
    return new Deadline(seconds, System.nanoTime() + (long) (seconds * 1e9));
  }

  /** Whether it is over. */
  boolean isOver() {
    return System.nanoTime() - endNanos > 0;
  }

  /** Throws a {@link ProblemException} once it is over. */
  void check() {
    if (isOver()) {
      throw new ProblemException(
          ProblemType.TOO_COSTLY,
          "expected a recording that is read within %.0f seconds".formatted(seconds));
    }
  }
}
