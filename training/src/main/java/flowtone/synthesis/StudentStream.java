package flowtone.synthesis;

import flowtone.control.ControlHistory;
import flowtone.control.FeatureTrack;
import java.util.function.BiFunction;

/**
 * One sound of a student: its noise, its past controls and what the networks remember. Not
 * thread-safe.
 */
public final class StudentStream implements SynthesisStream {
  private final BiFunction<StudentStream, FeatureTrack, float[]> student;
  private final LatentNoise noise;
  private final ControlHistory history;
  private final StudentState state;

  /**
   * @param student renders the next chunk of a stream
   * @param state this stream's own
   */
  StudentStream(
      BiFunction<StudentStream, FeatureTrack, float[]> student,
      LatentNoise noise,
      ControlHistory history,
      StudentState state) {
    this.student = student;
    this.noise = noise;
    this.history = history;
    this.state = state;
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
  StudentState.Given given(FeatureTrack chunk) {
    return new StudentState.Given(noise.next(chunk.samples()), history.next(chunk));
  }

  /** What the networks remember. */
  StudentState state() {
    return state;
  }

  /** Passes over a chunk that nobody needs: noise and controls move on, the memory does not. */
  void skip(FeatureTrack chunk) {
    given(chunk);
    state.skip();
  }
}
