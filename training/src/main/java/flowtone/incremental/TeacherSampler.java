package flowtone.incremental;

/** Draws sound from a teacher: its flow from noise to data, one sample after another. */
public interface TeacherSampler {

  /**
   * The sound of noise.
   *
   * @param noise one value a sample of the controls; standard normal for the learned distribution
   * @param silentSamples samples at the beginning that are not drawn but silent: networks are not
   *     trained on a beginning that nothing came before
   * @return as many samples, at the level trained on
   * @throws IllegalArgumentException if the controls have another number of samples
   */
  float[] sample(FlowControls controls, float[] noise, int silentSamples);
}
