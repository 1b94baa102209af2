package flowtone.evaluation.normality;

/**
 * A point of a quantile plot.
 *
 * @param normal the quantile of N(0, 1)
 * @param measured the value that as large a share of all values does not exceed
 */
public record Quantile(double normal, double measured) {}
