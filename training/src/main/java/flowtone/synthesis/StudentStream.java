package flowtone.synthesis;

import flowtone.control.ControlHistory;
import flowtone.control.FeatureTrack;
import java.util.List;

/**
 * One sound of a student: its noise, its past controls and what the networks remember. Several can
 * be rendered as one batch, see {@link StudentSynthesizer#next}. Not thread-safe.
 */
public final class StudentStream implements SynthesisStream {
  private final StudentSynthesizer student;
  private final LatentNoise noise;
  private final ControlHistory history;
  private float[] memory;

  /**
   * @param memory what the networks remember; not written to
   */
  StudentStream(
      StudentSynthesizer student, LatentNoise noise, ControlHistory history, float[] memory) {
    this.student = student;
    this.noise = noise;
    this.history = history;
    this.memory = memory;
  }

  @Override
  public float[] next(FeatureTrack chunk) {
    return student.next(List.of(this), List.of(chunk)).get(0);
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
