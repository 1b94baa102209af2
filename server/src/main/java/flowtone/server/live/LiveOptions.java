package flowtone.server.live;

/**
 * What a client chooses on connecting.
 *
 * @param temperature scale of the noise, 0..1.5
 * @param seed of the noise
 * @param windowSamples how far rendering may be ahead of playing, 512..16384
 */
public record LiveOptions(float temperature, long seed, int windowSamples) {
  public static final int DEFAULT_WINDOW_SAMPLES = 1024;
  private static final int MIN_WINDOW_SAMPLES = 512;
  private static final int MAX_WINDOW_SAMPLES = 16384;

  public LiveOptions {
    if (!(temperature >= 0 && temperature <= 1.5f)) {
      throw new IllegalArgumentException(
          "expected a temperature within 0 to 1.5; got " + temperature);
    }
    if (windowSamples < MIN_WINDOW_SAMPLES || windowSamples > MAX_WINDOW_SAMPLES) {
      throw new IllegalArgumentException(
          "expected windowSamples within %d to %d; got %d"
              .formatted(MIN_WINDOW_SAMPLES, MAX_WINDOW_SAMPLES, windowSamples));
    }
  }
}
