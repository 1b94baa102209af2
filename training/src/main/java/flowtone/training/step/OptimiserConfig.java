package flowtone.training.step;

import java.util.OptionalDouble;

/**
 * The optimiser's schedule.
 *
 * @param learningRate maximum of the learning rate
 * @param warmupSteps steps over which the rate rises from zero
 * @param halvingSteps steps in which the rate halves after that, where steps are counted and not
 *     time
 * @param clipNorm global norm the gradient is clipped to
 * @param averageDecay decay of the moving average of the weights, reached gradually
 */
public record OptimiserConfig(
    double learningRate, int warmupSteps, int halvingSteps, double clipNorm, double averageDecay) {
  private static final double ADAPTATION_SHARE = 1.0 / 3;
  private static final double FALL = 0.95;

  public OptimiserConfig {
    boolean positive = learningRate > 0 && warmupSteps > 0 && halvingSteps > 0 && clipNorm > 0;
    if (!positive || !(averageDecay >= 0 && averageDecay < 1)) {
      throw new IllegalArgumentException(
          "expected positive learningRate, warmupSteps, halvingSteps and clipNorm and an"
              + " averageDecay within 0 to 1; got "
              + "%s, %d, %d, %s and %s"
                  .formatted(learningRate, warmupSteps, halvingSteps, clipNorm, averageDecay));
    }
  }

  /** The same for weights that were trained before: what they know is not to be shaken out. */
  public OptimiserConfig forAdaptation() {
    return new OptimiserConfig(
        ADAPTATION_SHARE * learningRate, warmupSteps, halvingSteps, clipNorm, averageDecay);
  }

  /**
   * The rate of a step where the time is known that all steps take: after the warm-up it falls in a
   * straight line to a twentieth (Bergsma et al., "Straight to Zero", arXiv 2502.15938), so that
   * neither a short training ends before it has settled nor a long one stands still.
   *
   * @param step counted from 1
   * @param share of the time that is spent, 0..1; empty to halve the rate every {@code
   *     halvingSteps}
   */
  public double rate(long step, OptionalDouble share) {
    return share.isPresent()
        ? learningRate * warm(step) * (1 - FALL * share.getAsDouble())
        : rate(step);
  }

  private double warm(long step) {
    return Math.min(1, step / (double) warmupSteps);
  }

  /** The rate of step {@code step}, counted from 1, before Adam's bias correction. */
  public double rate(long step) {
    double halvings = Math.max(0, step - warmupSteps) / (double) halvingSteps;
    return learningRate * warm(step) * Math.pow(0.5, halvings);
  }

  /**
   * The decay of the average at a step, smaller at first, so that the initial weights are
   * forgotten.
   */
  public float averageDecay(long step) {
    return (float) Math.min(averageDecay, (1.0 + step) / (10.0 + step));
  }
}
