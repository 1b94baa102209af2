package flowtone.training;

import flowtone.training.progress.Budget;
import flowtone.training.progress.LearningCurve;
import java.util.Locale;

/**
 * Whether training still gains on recordings it is not fitted to, and what it would.
 *
 * @param budget with how patient it is
 * @param curve so far
 */
record Gains(Budget budget, LearningCurve curve) {

  /** Whether nothing was gained for as long as the budget is patient. */
  boolean areOver(double secondsTrained) {
    return budget.isOutOfPatience(curve.secondsSinceGain(secondsTrained));
  }

  /**
   * Why training ends, what to do then, and what more of it would give.
   *
   * @param next what to do, in words
   */
  String verdict(double secondsTrained, String next) {
    String why =
        areOver(secondsTrained)
            ? "It no longer gains: for %.0f minutes nothing was better on recordings kept from training"
                .formatted(curve.secondsSinceGain(secondsTrained) / 60)
            : "The budget is spent";
    return "%s: %s. %s".formatted(why, next, forecast());
  }

  private String forecast() {
    return curve
        .twiceAsLong()
        .map(
            then ->
                String.format(
                    Locale.ROOT,
                    "Trained twice as long, its loss on them would likely come from %.3f to %.3f.",
                    then.now(),
                    then.then()))
        .orElse("What longer training would give cannot be told from its curve.");
  }
}
