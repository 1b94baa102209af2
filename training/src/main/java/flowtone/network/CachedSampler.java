package flowtone.network;

import java.util.Map;

/**
 * Samples a teacher in plain Java: units that see the first m samples of a frame are computed once
 * those are known, and layers keep their past frames, so a frame costs one pass of the network in
 * all. Immutable and thread-safe.
 */
public final class CachedSampler implements TeacherSampler {
  private final CachedWeights weights;

  /**
   * @param config of the teacher
   * @param weights of the teacher by name
   * @throws IllegalArgumentException if a weight is missing or of another shape
   */
  public CachedSampler(FlowConfig config, Map<String, WeightArray> weights) {
    this.weights = CachedWeights.of(config, weights);
  }

  @Override
  public float[] sample(TeacherControls controls, float[] noise, int silentSamples) {
    TeacherSampler.requireEqualLength(controls, noise);
    float[] sound = new float[noise.length];
    new FramePass(weights)
        .run(
            controls,
            (t, mean, logScale) ->
                sound[t] = t < silentSamples ? 0 : mean + (float) Math.exp(logScale) * noise[t]);
    return sound;
  }

  /**
   * What the teacher predicts for each sample of a sound given those before it.
   *
   * @throws IllegalArgumentException if the controls have another number of samples
   */
  public Predictions predict(TeacherControls controls, float[] sound) {
    TeacherSampler.requireEqualLength(controls, sound);
    Predictions predictions = new Predictions(new float[sound.length], new float[sound.length]);
    new FramePass(weights)
        .run(
            controls,
            (t, mean, logScale) -> {
              predictions.mean[t] = mean;
              predictions.logScale[t] = logScale;
              return sound[t];
            });
    return predictions;
  }

  /**
   * Gaussians, one a sample.
   *
   * @param mean [samples]
   * @param logScale natural logarithm of the standard deviation [samples]
   */
  public record Predictions(float[] mean, float[] logScale) {}
}
