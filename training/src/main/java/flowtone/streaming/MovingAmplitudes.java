package flowtone.streaming;

/**
 * Amplitudes of harmonics that move linearly over a hop, as {@link
 * flowtone.kernel.Kernels#sumHarmonics} reads them: those of two sums side by side.
 */
enum MovingAmplitudes {
  FIRST,
  SECOND;

  /** Values of a harmonic: of each sum what holds at the beginning, and what it rises by. */
  static final int WIDTH = 4;

  /** Writes those of one sum, from what holds at the beginning and at the end of the hop. */
  void write(float[] start, float[] end, float[] amplitudes) {
    for (int k = 0; k < amplitudes.length / WIDTH; k++) {
      put(k, start[k], end[k], amplitudes);
    }
  }

  /** The same from two places of one array. */
  void write(float[] values, int start, int end, float[] amplitudes) {
    for (int k = 0; k < amplitudes.length / WIDTH; k++) {
      put(k, values[start + k], values[end + k], amplitudes);
    }
  }

  private void put(int harmonic, float start, float end, float[] amplitudes) {
    int at = WIDTH * harmonic + 2 * ordinal();
    amplitudes[at] = start;
    amplitudes[at + 1] = end - start;
  }
}
