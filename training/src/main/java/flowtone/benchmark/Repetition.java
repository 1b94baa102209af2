package flowtone.benchmark;

/**
 * One timed run.
 *
 * @param samples made or scored
 * @param seconds it took
 * @param cpuSeconds all threads together worked in them
 * @param heapBytes allocated on the Java heap
 */
record Repetition(int samples, double seconds, double cpuSeconds, double heapBytes) {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MOST_FIXED = 0.5;

  /** What two readings of a meter say of so many samples. */
  static Repetition between(Clock.Reading start, Clock.Reading end, int samples) {
    return new Repetition(
        samples,
        Math.max(1, end.wallNanos() - start.wallNanos()) / NANOS_PER_SECOND,
        (end.cpuNanos() - start.cpuNanos()) / NANOS_PER_SECOND,
        end.heapBytes() - start.heapBytes());
  }

  /** This and another run, as one. */
  Repetition plus(Repetition other) {
    return new Repetition(
        samples + other.samples,
        seconds + other.seconds,
        cpuSeconds + other.cpuSeconds,
        heapBytes + other.heapBytes);
  }

  /** One of so many equal parts. */
  Repetition part(int parts) {
    return new Repetition(samples / parts, seconds / parts, cpuSeconds / parts, heapBytes / parts);
  }

  /**
   * Seconds that a course of so many samples would take at this pace.
   *
   * @param fixedSeconds that do not grow with the length; more than half of the lap is not believed
   */
  double secondsOf(int courseSamples, double fixedSeconds) {
    double fixed = Math.min(fixedSeconds, MOST_FIXED * seconds);
    return fixed + (seconds - fixed) * courseSamples / samples;
  }
}
