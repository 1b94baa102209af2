package flowtone.synthesis;

import flowtone.control.ControlEncoder;
import flowtone.control.FeatureTrack;
import flowtone.voice.TrainedFlow;

/**
 * What a voice's teacher expects of each sample of a given sound. Owns native memory; whoever makes
 * it closes it. Thread-safe.
 */
public final class TeacherScorer implements AutoCloseable {
  private final TrainedFlow teacher;
  private final ControlEncoder encoder;
  private final OnePassTransform toNoise;

  /**
   * @param teacher sizes and weights
   * @param encoder of the features it was trained with
   */
  TeacherScorer(TrainedFlow teacher, ControlEncoder encoder) {
    this.teacher = teacher;
    this.encoder = encoder;
    this.toNoise =
        new OnePassTransform(
            teacher, (flow, x, controls) -> flow.toNoise(x, controls), encoder.layout());
  }

  /** Samples at the beginning of a sound whose past the teacher does not know. */
  public int receptiveField() {
    return teacher.config().receptiveField();
  }

  /**
   * The teacher's distribution of each sample: of noise {@code z = (x - mean) exp(-logScale)},
   * whose log-determinant is {@code -logScale}.
   *
   * @param samples at the level the networks work at, as many as {@code track} covers
   */
  public PredictedGaussian of(float[] samples, FeatureTrack track) {
    ChunkTransform.Passed passed =
        toNoise.pass(
            new ChunkTransform.Chunk(
                samples, encoder.whole(track), new float[toNoise.stateSize()]));
    float[] mean = new float[samples.length];
    float[] logScale = new float[samples.length];
    for (int t = 0; t < samples.length; t++) {
      logScale[t] = -passed.logDets()[t];
      mean[t] = (float) (samples[t] - Math.exp(logScale[t]) * passed.values()[t]);
    }
    return new PredictedGaussian(mean, logScale);
  }

  @Override
  public void close() {
    toNoise.close();
  }
}
