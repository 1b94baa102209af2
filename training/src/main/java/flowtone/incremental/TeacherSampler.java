package flowtone.incremental;

/**
 * Draws sound from a teacher: its flow from noise to data, one sample after another. Thread-safe.
 */
public interface TeacherSampler extends AutoCloseable {

  /** One sound, drawn chunk by chunk: chunks of whole hops make the whole. Not thread-safe. */
  interface Stream {
    /**
     * The sound of the next noise.
     *
     * @param controls of the chunk
     * @param noise one value a sample of the controls; standard normal for the learned distribution
     * @param silentSamples samples at the beginning of the chunk that are not drawn but silent:
     *     networks are not trained on a beginning that nothing came before
     * @return as many samples, at the level trained on
     * @throws IllegalArgumentException if the controls have another number of samples
     */
    float[] next(FlowControls controls, float[] noise, int silentSamples);
  }

  /** A fresh sound. */
  Stream open();

  /** The sound of a whole noise; see {@link Stream#next}. */
  default float[] sample(FlowControls controls, float[] noise, int silentSamples) {
    return open().next(controls, noise, silentSamples);
  }

  /** Frees native memory where there is some. */
  @Override
  default void close() {}
}
