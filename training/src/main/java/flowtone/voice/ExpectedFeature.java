package flowtone.voice;

import flowtone.control.FeatureExpectation;
import flowtone.control.Label;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a further feature of a hop is expected to be, as recordings of the labels have it: means
 * over those labels that expect anything of it. Immutable and thread-safe.
 */
public final class ExpectedFeature {
  /** Of the labels' own recordings hardly any is as far from what is expected. */
  private static final double FURTHEST_SPREADS = 3;

  /**
   * What a label expects.
   *
   * @param weight of the label, above 0
   */
  record Share(double weight, Label label, FeatureExpectation expectation) {}

  private final float usual;
  private final boolean silent;
  private final List<Share> shares;

  private ExpectedFeature(float usual, boolean silent, List<Share> shares) {
    this.usual = usual;
    this.silent = silent;
    this.shares = shares;
  }

  /**
   * Of a hop of silence.
   *
   * @param value of the feature in silence
   */
  static ExpectedFeature silent(float value, List<Share> shares) {
    return new ExpectedFeature(value, true, shares);
  }

  /**
   * Of a hop that sounds.
   *
   * @param regressors of the hop
   * @param played what is usual if no label expects anything
   */
  static ExpectedFeature sounding(double[] regressors, float played, List<Share> shares) {
    double usual = mean(shares, share -> share.expectation().of(regressors), played);
    return new ExpectedFeature((float) usual, false, shares);
  }

  /** What is expected. */
  public float usual() {
    return usual;
  }

  /**
   * A value that is asked to be otherwise than it is. It goes no further than recordings of the
   * labels do; silence stays as it is.
   *
   * @param offset that is asked for
   */
  public float shifted(float value, double offset) {
    if (offset == 0 || silent) {
      return value;
    }
    double lowest = mean(share -> share.expectation().lowest(), -Double.MAX_VALUE);
    double highest = mean(share -> share.expectation().highest(), Double.MAX_VALUE);
    double least = Math.min(lowest, value);
    double most = Math.max(highest, value);
    return (float) Math.max(least, Math.min(most, value + offset));
  }

  /**
   * How much more than is usual a note has that is struck harder or softer than most. What decays
   * is as loud at one moment whether it was struck hard or is young, so that its loudness does not
   * tell; of recordings that are as loud, the harder struck are the brighter and the noisier.
   *
   * @param velocity 0..1
   */
  public double struck(double velocity) {
    double spread = mean(share -> share.label().decays() ? share.expectation().spread() : 0, 0);
    return (2 * velocity - 1) * spread;
  }

  /**
   * The value nearest to what was measured of a recording that is no further from what is expected
   * than recordings of the labels are: a hum has another brightness than any saxophone.
   */
  public float within(float measured) {
    double furthest =
        FURTHEST_SPREADS * mean(share -> share.expectation().spread(), Double.MAX_VALUE);
    return (float) Math.max(usual - furthest, Math.min(usual + furthest, measured));
  }

  private double mean(ToDoubleFunction<Share> figure, double otherwise) {
    return mean(shares, figure, otherwise);
  }

  private static double mean(List<Share> shares, ToDoubleFunction<Share> figure, double otherwise) {
    double sum = 0;
    double known = 0;
    for (Share share : shares) {
      sum += share.weight() * figure.applyAsDouble(share);
      known += share.weight();
    }
    return known > 0 ? sum / known : otherwise;
  }
}
