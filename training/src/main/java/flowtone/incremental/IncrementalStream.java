package flowtone.incremental;

/**
 * One stream of a teacher: it remembers the samples before, so that chunks of whole hops make the
 * same sound as one pass. Not thread-safe.
 */
final class IncrementalStream implements TeacherSampler.Stream {
  private final IncrementalWeights weights;
  private FramePass pass;

  IncrementalStream(IncrementalWeights weights) {
    this.weights = weights;
  }

  @Override
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
