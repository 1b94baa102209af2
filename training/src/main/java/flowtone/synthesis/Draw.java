package flowtone.synthesis;

/**
 * A whole sound and how it came about, at the level the networks work at: {@code audio = mean +
 * exp(logScale) noise}.
 *
 * @param audio samples [samples]
 * @param given the student's distribution of each sample given the noise before it
 */
public record Draw(float[] audio, PredictedGaussian given) {}
