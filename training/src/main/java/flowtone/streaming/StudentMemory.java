package flowtone.streaming;

/** All that one stream of a student remembers, in one array. Not thread-safe. */
public final class StudentMemory {
  final float[] values;

  /** Whether what the conditioning looks back on has to be read from the controls. */
  private boolean begins = true;

  StudentMemory(float[] values) {
    this.values = values;
  }

  /** That of a stream that goes on from here by itself, its controls beginning anew. */
  public StudentMemory copy() {
    return new StudentMemory(values.clone());
  }

  /** The chunk that is rendered next does not follow the one before. */
  public void skip() {
    begins = true;
  }

  /** Whether the next chunk's controls do not follow those before; asking once answers for all. */
  boolean begins() {
    boolean first = begins;
    begins = false;
    return first;
  }
}
