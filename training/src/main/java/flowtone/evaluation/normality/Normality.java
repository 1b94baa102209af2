package flowtone.evaluation.normality;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Statistics of a flow's noise, which training by maximum likelihood makes independent draws of
 * N(0, 1). With millions of values small departures are significant: their size matters.
 *
 * @param count of values
 * @param mean 0 for standard normal ones
 * @param deviation 1
 * @param skewness third central moment over the deviation cubed, 0
 * @param excessKurtosis fourth central moment over the squared variance, less 3, 0
 * @param quantiles of the values against those of N(0, 1), from low to high: the points of a
 *     quantile plot, which lie on the diagonal
 * @param autocorrelation at lags 1, 2, ...; within {@link #band()} with a probability of 95 %
 */
public record Normality(
    long count,
    double mean,
    double deviation,
    double skewness,
    double excessKurtosis,
    List<Quantile> quantiles,
    List<Double> autocorrelation) {

  /** Lags at which the autocorrelation is measured, in values. */
  public static final int LAGS = 40;

  private static final double STANDARD_ERRORS = 4;

  public Normality {
    quantiles = List.copyOf(quantiles);
    autocorrelation = List.copyOf(autocorrelation);
  }

  /**
   * Measures noise.
   *
   * @param pieces of one or more recordings; values of different pieces are no neighbours
   * @throws IllegalArgumentException if there are too few values for the lags, if one is not
   *     finite, or if all are the same
   */
  public static Normality of(float[]... pieces) {
    NoiseMoments moments = NoiseMoments.of(pieces);
    if (moments.count() <= LAGS) {
      throw new IllegalArgumentException(
          "expected more than %d values of noise; got %d".formatted(LAGS, moments.count()));
    }
    if (!(moments.variance() > 0) || Double.isInfinite(moments.variance())) {
      throw new IllegalArgumentException(
          "expected finite values of noise that differ; got a variance of " + moments.variance());
    }
    return new Normality(
        moments.count(),
        moments.mean(),
        Math.sqrt(moments.variance()),
        moments.skewness(),
        moments.excessKurtosis(),
        NormalQuantiles.of(pieces),
        IntStream.rangeClosed(1, LAGS).mapToObj(lag -> moments.correlation(pieces, lag)).toList());
  }

  /** Half the width of the band in which 95 % of the autocorrelations of white noise lie. */
  public double band() {
    return 1.96 / Math.sqrt(count);
  }

  /** Share of lags whose autocorrelation leaves the band, within 0..1; about 0.05 for noise. */
  public double correlatedShare() {
    return autocorrelation.stream().filter(r -> Math.abs(r) > band()).count()
        / (double) autocorrelation.size();
  }

  /** Whether no moment and no autocorrelation is further off than four standard errors. */
  public boolean plausible() {
    return isNear(mean, 0, 1)
        && isNear(deviation, 1, 0.5)
        && isNear(skewness, 0, 6)
        && isNear(excessKurtosis, 0, 24)
        && autocorrelation.stream().allMatch(r -> isNear(r, 0, 1));
  }

  /** {@code variance} is that of the figure's estimate from one value, for normal ones. */
  private boolean isNear(double figure, double expected, double variance) {
    return Math.abs(figure - expected) <= STANDARD_ERRORS * Math.sqrt(variance / count);
  }
}
