package flowtone.server;

/** Measures sounds in tests. */
final class Sounds {
  private Sounds() {}

  /** Frequency of a steady tone by its rising zero crossings, interpolated. */
  static double hertz(float[] samples, int from, int to, int sampleRateHz) {
    double first = -1;
    double last = -1;
    int cycles = -1;
    for (int i = from + 1; i < to; i++) {
      if (samples[i - 1] < 0 && samples[i] >= 0) {
        last = i - samples[i] / (samples[i] - samples[i - 1]);
        first = cycles < 0 ? last : first;
        cycles++;
      }
    }
    return cycles * sampleRateHz / (last - first);
  }

  static double rms(float[] samples, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += samples[i] * samples[i];
    }
    return Math.sqrt(sum / (to - from));
  }

  static double peak(float[] samples, int from, int to) {
    double peak = 0;
    for (int i = from; i < to; i++) {
      peak = Math.max(peak, Math.abs(samples[i]));
    }
    return peak;
  }

  /** The largest difference of neighbours. */
  static double largestStep(float[] samples, int from, int to) {
    double largest = 0;
    for (int i = from + 1; i < to; i++) {
      largest = Math.max(largest, Math.abs(samples[i] - samples[i - 1]));
    }
    return largest;
  }
}
