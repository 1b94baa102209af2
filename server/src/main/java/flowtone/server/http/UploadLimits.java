package flowtone.server.http;

/**
 * What bodies of requests may take.
 *
 * @param bytesInFlight of all larger bodies together that are being read or used
 * @param perClient larger bodies of one client at a time
 * @param bytesPerSecond the least that has to arrive, after the grace
 * @param graceSeconds during which a body may be as slow as it likes
 */
public record UploadLimits(
    long bytesInFlight, int perClient, int bytesPerSecond, double graceSeconds) {
  public UploadLimits {
    if (bytesInFlight <= 0 || perClient <= 0 || bytesPerSecond <= 0 || !(graceSeconds > 0)) {
      throw new IllegalArgumentException("expected every limit of uploads to be positive");
    }
  }

  /** Whether a body is too slow that has come so far. */
  boolean isTooSlow(long bytes, double seconds) {
    return bytes < (seconds - graceSeconds) * bytesPerSecond;
  }
}
