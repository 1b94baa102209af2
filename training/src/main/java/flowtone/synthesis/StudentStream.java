package flowtone.synthesis;

import flowtone.control.ControlHistory;
import flowtone.control.FeatureTrack;
import java.util.function.BiFunction;

/**
 * One sound of a student: its noise, its past controls and what the networks remember. The student
 * renders the next chunks of several streams as one batch. Not thread-safe.
 */
public final class StudentStream implements SynthesisStream {
  private final BiFunction<StudentStream, FeatureTrack, float[]> student;
  private final LatentNoise noise;
  private final ControlHistory history;
  private float[] memory;

  /**
   * @param student renders the next chunk of a stream
   * @param memory what the networks remember; not written to
   */
  StudentStream(
      BiFunction<StudentStream, FeatureTrack, float[]> student,
      LatentNoise noise,
      ControlHistory history,
      float[] memory) {
    this.student = student;
    this.noise = noise;
    this.history = history;
    this.memory = memory;
  }

  @Override
  public float[] next(FeatureTrack chunk) {
    return student.apply(this, chunk);
  }

  /** Its noise, whose mix and temperature may be changed between chunks. */
  public LatentNoise noise() {
    return noise;
  }

  /** What the networks are given for the next chunk; noise and controls move on. */
  ChunkTransform.Chunk given(FeatureTrack chunk) {
    return new ChunkTransform.Chunk(noise.next(chunk.samples()), history.next(chunk), memory);
  }

  /** Sets what the networks remember after a chunk. */
  void remember(float[] next) {
    memory = next;
  }

  /** Passes over a chunk that nobody needs: noise and controls move on, the memory does not. */
  void skip(FeatureTrack chunk) {
    given(chunk);
  }
}
