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

  /** What two readings of a meter say of so many samples. */
  static Lap between(Meter.Reading start, Meter.Reading end, int samples) {
    return new Lap(
        samples,
        Math.max(1, end.wallNanos() - start.wallNanos()) / NANOS_PER_SECOND,
        (end.cpuNanos() - start.cpuNanos()) / NANOS_PER_SECOND,
        end.heapBytes() - start.heapBytes());
  }

  double samplesPerSecond() {
    return samples / seconds;
  }
}
