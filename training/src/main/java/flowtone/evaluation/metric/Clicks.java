package flowtone.evaluation.metric;

import java.util.Arrays;

/**
 * Clicks: steps from a sample to the next that are larger than six times the 99.9th percentile of
 * the steps of the same passage.
 */
public final class Clicks {
  private static final double PERCENTILE = 0.999;
  private static final double FACTOR = 6;

  private Clicks() {}

  /** Number of clicks in a passage. */
  public static int count(float[] samples) {
    if (samples.length < 2) {
      return 0;
    }
    float[] steps = new float[samples.length - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = Math.abs(samples[i + 1] - samples[i]);
    }
    Arrays.sort(steps);
    double limit = FACTOR * steps[(int) Math.ceil(PERCENTILE * steps.length) - 1];
    int clicks = 0;
    while (clicks < steps.length && steps[steps.length - 1 - clicks] > limit) {
      clicks++;
    }
    return clicks;
  }
}
