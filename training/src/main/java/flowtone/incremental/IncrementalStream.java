package flowtone.incremental;

/**
 * One stream of a teacher: it remembers the samples before, so that chunks of whole hops make the
 * same sound as one pass. Not thread-safe.
 */
public final class IncrementalStream {
  private final IncrementalWeights weights;
  private FramePass pass;

  IncrementalStream(IncrementalWeights weights) {
    this.weights = weights;
  }

  /**
   * The sound of the next noise.
   *
   * @param controls of the chunk
   * @param noise one value a sample of the controls
   * @param silentSamples samples at the beginning of the chunk that are not drawn but silent
   * @return as many samples, at the level trained on
   * @throws IllegalArgumentException if the controls have another number of samples
   */
  public float[] next(FlowControls controls, float[] noise, int silentSamples) {
    controls.requireLengthOf(noise);
    if (pass == null) {
      pass = new FramePass(weights, controls, 0);
    } else {
      pass.follow(controls);
    }
    float[] sound = new float[noise.length];
    for (int t = 0; t < sound.length; t++) {
      pass.predict();
      sound[t] = t < silentSamples ? 0 : pass.mean() + (float) Math.exp(pass.logScale()) * noise[t];
      pass.know(sound[t]);
    }
    return sound;
  }
}
