package flowtone.benchmark.timing;

/**
 * One timed run of a model.
 *
 * @param samples drawn or scored
 * @param seconds it took
 * @param cpuSeconds of all threads together
 * @param heapBytes allocated on the Java heap by the calling thread
 */
public record Repetition(int samples, double seconds, double cpuSeconds, double heapBytes) {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MAX_FIXED_SHARE = 0.5;

  /** A run over so many samples, from the readings of a clock before and after. */
  static Repetition between(Clock.Reading start, Clock.Reading end, int samples) {
    return new Repetition(
        samples,
        Math.max(1, end.wallNanos() - start.wallNanos()) / NANOS_PER_SECOND,
        (end.cpuNanos() - start.cpuNanos()) / NANOS_PER_SECOND,
        end.heapBytes() - start.heapBytes());
  }

  /** This run and another, as one. */
  Repetition plus(Repetition other) {
    return new Repetition(
        samples + other.samples,
        seconds + other.seconds,
        cpuSeconds + other.cpuSeconds,
        heapBytes + other.heapBytes);
  }

  /** One of so many equal parts: the mean of so many runs. */
  Repetition part(int parts) {
    return new Repetition(samples / parts, seconds / parts, cpuSeconds / parts, heapBytes / parts);
  }

  /**
   * Seconds that so many samples would take at this speed.
   *
   * @param fixedSeconds of this run that do not grow with its length; at most half of the run is
   *     taken as such, since it is an estimate
   */
  double secondsOf(int workloadSamples, double fixedSeconds) {
    double fixed = Math.min(fixedSeconds, MAX_FIXED_SHARE * seconds);
    return fixed + (seconds - fixed) * workloadSamples / samples;
  }
}
