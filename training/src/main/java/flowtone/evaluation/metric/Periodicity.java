package flowtone.evaluation.metric;

/**
 * How far apart two sounds are in how periodic they are, moment by moment: too periodic a voice
 * buzzes, one that is not periodic enough is hoarse.
 *
 * <p>The periodicity error of CARGAN (Morrison et al. 2022, arXiv 2110.10139): the root mean square
 * over all frames, voiced or not, of the difference of the periodicities. There the periodicity is
 * the confidence of torchcrepe, a neural network's; what stands in for it here is the clarity of
 * this project's own pitch tracker: one minus the aperiodicity of YIN (de Cheveigné and Kawahara
 * 2002, step 3) at the period that was found, and 0 where none was. Both lie within 0..1; figures
 * of the two are alike in size and sense, but not to be put in one table.
 */
public final class Periodicity {
  private Periodicity() {}

  /**
   * The error between clarities 0..1 at the same moments; the longer curve's end is left out.
   *
   * @return within 0..1; 0 of empty curves
   */
  public static double rmse(float[] recording, float[] voice) {
    int frames = Math.min(recording.length, voice.length);
    double squares = 0;
    for (int frame = 0; frame < frames; frame++) {
      double difference = recording[frame] - voice[frame];
      squares += difference * difference;
    }
    return Math.sqrt(squares / Math.max(1, frames));
  }
}
