package flowtone.server.load;

/**
 * A sound card that is none: it plays samples at their rate by the clock, begins with half a window
 * in hand, and stops to wait for as much when it runs dry. Not thread-safe.
 */
final class Playback {
  private final int sampleRateHz;
  private final int startSamples;
  private long receivedBytes;
  private long played;
  private long settledAt;
  private double playedExactly;
  private long tickedNanos;
  private boolean playing;
  private int underruns;
  private double starvedSeconds;

  /**
   * @param startSamples in hand before it begins
   */
  Playback(int sampleRateHz, int startSamples, long nowNanos) {
    this.sampleRateHz = sampleRateHz;
    this.startSamples = startSamples;
    this.tickedNanos = nowNanos;
  }

  /**
   * Takes in a part of a message, which need not end where a sample does.
   *
   * @param bytes of 32-bit samples
   */
  void receive(int bytes) {
    receivedBytes += bytes;
  }

  private long received() {
    return receivedBytes / Float.BYTES;
  }

  /** Plays on to a time. */
  void tick(long nowNanos) {
    double seconds = (nowNanos - tickedNanos) / 1e9;
    tickedNanos = nowNanos;
    if (!playing) {
      starvedSeconds += underruns > 0 ? seconds : 0;
      playing = received() - played >= startSamples;
      return;
    }
    playedExactly += seconds * sampleRateHz;
    if (playedExactly > received()) {
      starvedSeconds += (playedExactly - received()) / sampleRateHz;
      playedExactly = received();
      underruns++;
      playing = false;
    }
    played = (long) playedExactly;
  }

  /** From now on is counted, what was before is not. */
  void settle() {
    settledAt = played;
    underruns = 0;
    starvedSeconds = 0;
  }

  /** Samples played since the beginning. */
  long played() {
    return played;
  }

  /** Seconds played that are counted, as underruns are. */
  double playedSeconds() {
    return (played - settledAt) / (double) sampleRateHz;
  }

  /** How often it ran dry. */
  int underruns() {
    return underruns;
  }

  /** How long it was silent for that. */
  double starvedSeconds() {
    return starvedSeconds;
  }
}
