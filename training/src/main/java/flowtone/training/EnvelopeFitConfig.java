package flowtone.training;

import flowtone.training.step.CropConfig;
import flowtone.training.step.OptimiserConfig;

/**
 * How the envelopes of notes are fitted, which a teacher and its students then share.
 *
 * @param steps of the fit
 * @param crops it is fitted to
 * @param optimiser its schedule
 * @param weightDecay weight of the squares of all weights beside the error
 */
public record EnvelopeFitConfig(
    int steps, CropConfig crops, OptimiserConfig optimiser, double weightDecay) {
  public EnvelopeFitConfig {
    if (steps < 1 || !(weightDecay >= 0) || crops.batch() % 2 != 0) {
      throw new IllegalArgumentException(
          "expected positive steps, an even batch and a weightDecay of at least 0; got %d, %d and %s"
              .formatted(steps, crops.batch(), weightDecay));
    }
  }

  /** The same for envelopes that were fitted before, which takes a third of the steps. */
  public EnvelopeFitConfig forAdaptation() {
    return new EnvelopeFitConfig(
        Math.max(1, steps / 3), crops, optimiser.forAdaptation(), weightDecay);
  }
}
