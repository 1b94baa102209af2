package flowtone.synthesis;

import flowtone.control.ControlEncoder;
import flowtone.control.FeatureEncoding;
import flowtone.control.FeatureTrack;
import flowtone.incremental.FlowConditioner;
import flowtone.incremental.IncrementalStudent;
import flowtone.voice.TrainedFlow;

/**
 * What noise a student would make a given sound of: its slow direction, a sample after another.
 * Owns native memory; whoever makes it closes it. Thread-safe.
 */
public final class StudentScorer implements AutoCloseable {
  private final TrainedFlow student;
  private final ControlEncoder encoder;
  private final FlowConditioner conditioner;
  private final IncrementalStudent inverse;

  /**
   * @param student sizes and weights
   * @param encoding of the features it was trained with
   * @param hopSamples samples a hop
   * @throws IllegalArgumentException if a weight is missing or of another shape
   */
  public StudentScorer(TrainedFlow student, FeatureEncoding encoding, int hopSamples) {
    this.student = student;
    this.encoder = new ControlEncoder(encoding, student.config().contextHops(), hopSamples);
    this.conditioner =
        new FlowConditioner(student.config(), student.weights(), encoding.width(), hopSamples);
    this.inverse = new IncrementalStudent(student.config(), student.weights());
  }

  /** Samples before one that it depends on. */
  public int receptiveField() {
    return student.config().receptiveField();
  }

  /** Trained values. */
  public long parameters() {
    return student.parameters();
  }

  /**
   * The noise of a sound, none before; controls are {@linkplain ControlEncoder#begun begun} as they
   * are when it is made.
   *
   * @param samples at the level the networks work at, as many as {@code track} covers
   * @throws IllegalArgumentException if they are not
   */
  public IncrementalStudent.Noise of(float[] samples, FeatureTrack track) {
    return inverse.toNoise(conditioner.apply(encoder.begun(track)), samples);
  }

  @Override
  public void close() {
    conditioner.close();
  }
}
