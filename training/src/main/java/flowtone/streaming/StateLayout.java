package flowtone.streaming;

/** Where things lie in the one array that a stream remembers. Not thread-safe; slots are. */
final class StateLayout {
  private int size;

  /**
   * A part of what a stream remembers. Immutable.
   *
   * @param offset in the array
   * @param length values
   */
  record Slot(int offset, int length) {

    /** Copies what is remembered to where it is worked on. */
    void restore(float[] state, float[] to, int at) {
      System.arraycopy(state, offset, to, at, length);
    }

    /** Remembers values. */
    void keep(float[] from, int at, float[] state) {
      System.arraycopy(from, at, state, offset, length);
    }
  }

  /** The next values of the array. */
  Slot slot(int length) {
    Slot slot = new Slot(size, length);
    size += length;
    return slot;
  }

  /** Values in all. */
  int size() {
    return size;
  }
}
