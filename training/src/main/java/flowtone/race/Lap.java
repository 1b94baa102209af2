package flowtone.race;

/**
 * One timed run.
 *
 * @param samples made or scored
 * @param seconds it took
 * @param cpuSeconds all threads together worked in them
 * @param heapBytes allocated on the Java heap
 */
record Lap(int samples, double seconds, double cpuSeconds, double heapBytes) {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MOST_FIXED = 0.5;

  /** What two readings of a meter say of so many samples. */
  static Lap between(Meter.Reading start, Meter.Reading end, int samples) {
    return new Lap(
        samples,
        Math.max(1, end.wallNanos() - start.wallNanos()) / NANOS_PER_SECOND,
        (end.cpuNanos() - start.cpuNanos()) / NANOS_PER_SECOND,
        end.heapBytes() - start.heapBytes());
  }

  /** This and another run, as one. */
  Lap plus(Lap other) {
    return new Lap(
        samples + other.samples,
        seconds + other.seconds,
        cpuSeconds + other.cpuSeconds,
        heapBytes + other.heapBytes);
  }

  /** One of so many equal parts. */
  Lap part(int parts) {
    return new Lap(samples / parts, seconds / parts, cpuSeconds / parts, heapBytes / parts);
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
