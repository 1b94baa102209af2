package flowtone.synthesis;

/**
 * The Gaussian of each sample given those before it, at the level the networks work at.
 *
 * @param mean [samples]
 * @param logScale natural logarithm of the standard deviation [samples]
 */
public record PredictedGaussian(float[] mean, float[] logScale) {}
