package flowtone.voice;

/**
 * The Gaussian of each sample given those before it, at the level the networks work at.
 *
 * @param mean [samples]
 * @param logScale natural logarithm of the standard deviation [samples]
 */
public record Conditional(float[] mean, float[] logScale) {}
