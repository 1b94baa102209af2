package flowtone.network;

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
  float[] sample(TeacherControls controls, float[] noise, int silentSamples);

  /** Refuses signals that are not as long as their controls. */
  static void requireEqualLength(TeacherControls controls, float[] signal) {
    if (signal.length != controls.samples()) {
      throw new IllegalArgumentException(
          "expected a signal of %d samples, as the controls have; got %d"
              .formatted(controls.samples(), signal.length));
    }
  }
}
