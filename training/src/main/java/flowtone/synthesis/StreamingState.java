package flowtone.synthesis;

import flowtone.streaming.StreamingStudent;
import flowtone.streaming.StudentMemory;

/**
 * A stream of a student in plain Java.
 *
 * @param student shared
 * @param memory of this stream
 */
record StreamingState(StreamingStudent student, StudentMemory memory) implements StudentState {

  @Override
  public float[] next(Given given) {
    return student.next(given.controls(), given.noise(), memory);
  }

  @Override
  public void skip() {
    memory.skip();
  }

  @Override
  public StudentState copy() {
    StudentMemory copy = memory.copy();
    return new StreamingState(student, copy);
  }

  @Override
  public int size() {
    return student.stateSize();
  }
}
