package flowtone.server.compare;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import flowtone.benchmark.model.BenchmarkedModel;
import flowtone.benchmark.model.ModelProfile;
import flowtone.benchmark.sampling.ComparisonEnd;
import flowtone.benchmark.sampling.ComparisonListener;
import flowtone.benchmark.sampling.ComparisonPosition;
import flowtone.provenance.Machine;
import flowtone.server.events.EventStream;
import flowtone.voice.Manifest;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Tells a client how a comparison goes: {@code begin}, perhaps {@code recording}, {@code start},
 * then {@code sound} and {@code over} of each model, {@code end}. While others are to be heard
 * live, it rests after each turn as long as the turn took.
 */
final class ComparisonEvents implements ComparisonListener {
  private static final long LEAST_REST_MILLIS = 20;
  private static final long MOST_REST_MILLIS = 500;

  private final EventStream stream;
  private final BooleanSupplier isHeardLive;

  /** What is compared. */
  record Begin(
      String voice,
      String title,
      int sampleRateHz,
      double seconds,
      double mostSeconds,
      Machine machine,
      List<ModelProfile> models) {}

  /** A turn's sound. */
  record Sound(@JsonUnwrapped ComparisonPosition position, String pcm) {}

  /** The end of a model's comparison. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Over(@JsonUnwrapped ComparisonPosition position, ComparisonEnd end, String reason) {}

  /**
   * @param isHeardLive whether sound is rendered that somebody waits for
   */
  ComparisonEvents(EventStream stream, BooleanSupplier isHeardLive) {
    this.stream = stream;
    this.isHeardLive = isHeardLive;
  }

  void begin(Manifest voice, Phrase phrase, double mostSeconds, List<BenchmarkedModel> models) {
    double seconds = phrase.track().samples() / (double) voice.sampleRateHz();
    List<ModelProfile> profiles = models.stream().map(BenchmarkedModel::profile).toList();
    stream.send(
        "begin",
        new Begin(
            voice.name(),
            voice.title(),
            voice.sampleRateHz(),
            seconds,
            mostSeconds,
            Machine.current(),
            profiles));
    phrase
        .recording()
        .ifPresent(sound -> stream.send("recording", Map.of("pcm", Pcm16.base64(sound.samples()))));
  }

  @Override
  public boolean goesOn(double turnSeconds) {
    if (isHeardLive.getAsBoolean()) {
      rest(Math.round(1000 * turnSeconds));
    }
    return !stream.isOver() && !Thread.currentThread().isInterrupted();
  }

  private static void rest(long millis) {
    try {
      Thread.sleep(Math.max(LEAST_REST_MILLIS, Math.min(MOST_REST_MILLIS, millis)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void started() {
    stream.send("start", Map.of());
  }

  @Override
  public void advanced(ComparisonPosition position, float[] samples) {
    stream.send("sound", new Sound(position, Pcm16.base64(samples)));
  }

  @Override
  public void over(ComparisonPosition position, ComparisonEnd end, String reason) {
    stream.send("over", new Over(position, end, reason));
  }
}
