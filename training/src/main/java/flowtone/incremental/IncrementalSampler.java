package flowtone.incremental;

import flowtone.model.FlowConfig;
import flowtone.storage.WeightArray;
import java.util.Map;

/**
 * Samples a teacher in plain Java, one {@link FramePass} over the sound. Allocates nothing a
 * sample. Immutable and thread-safe.
 */
public final class IncrementalSampler implements TeacherSampler {
  private final IncrementalWeights weights;

  /**
   * @param config of the teacher
   * @param weights of the teacher by name
   * @throws IllegalArgumentException if a weight is missing or of another shape
   */
  public IncrementalSampler(FlowConfig config, Map<String, WeightArray> weights) {
    this.weights = IncrementalWeights.of(config, weights, 0);
  }

  @Override
  public IncrementalStream open() {
    return new IncrementalStream(weights);
  }

  /**
   * The Gaussians that the teacher predicts for each sample of a sound given those before it.
   *
   * @throws IllegalArgumentException if the controls have another number of samples
   */
  public Predictions predict(FlowControls controls, float[] sound) {
    controls.requireLengthOf(sound);
    Predictions predictions = new Predictions(new float[sound.length], new float[sound.length]);
    FramePass pass = new FramePass(weights, controls, 0);
    for (int t = 0; t < sound.length; t++) {
      pass.predict();
      predictions.mean[t] = pass.mean();
      predictions.logScale[t] = pass.logScale();
      pass.know(sound[t]);
    }
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
