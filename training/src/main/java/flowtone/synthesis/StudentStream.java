package flowtone.synthesis;

import flowtone.control.ControlHistory;
import flowtone.control.FeatureTrack;
import flowtone.control.HeldBeginning;
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

  /** Hops that are to be passed through before the first one, where the sound has begun before. */
  private int hopsBefore;

  /**
   * @param student renders the next chunk of a stream
   * @param state this stream's own
   * @param hopsBefore as many as the student's reach, which are passed through first where the
   *     sound {@linkplain HeldBeginning#suits goes on from before its beginning}; else the state is
   *     that after silence
   */
  StudentStream(
      BiFunction<StudentStream, FeatureTrack, float[]> student,
      LatentNoise noise,
      ControlHistory history,
      StudentState state,
      int hopsBefore) {
    this.student = student;
    this.noise = noise;
    this.history = history;
    this.state = state;
    this.hopsBefore = hopsBefore;
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
    begin(chunk);
    return new StudentState.Given(noise.next(chunk.samples()), history.next(chunk));
  }

  private void begin(FeatureTrack chunk) {
    if (hopsBefore > 0 && chunk.hops() > 0 && HeldBeginning.suits(chunk)) {
      FeatureTrack before = HeldBeginning.before(chunk, hopsBefore);
      state.next(new StudentState.Given(noise.before(before.samples()), history.next(before)));
    }
    hopsBefore = chunk.hops() > 0 ? 0 : hopsBefore;
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
