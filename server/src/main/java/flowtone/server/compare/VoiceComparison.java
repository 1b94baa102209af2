package flowtone.server.compare;

import flowtone.benchmark.model.VoiceModels;
import flowtone.benchmark.sampling.SamplingComparison;
import flowtone.server.events.EventStream;
import flowtone.synthesis.Voice;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The comparison of all models that a voice carries, told as events. One thread at a time. */
public final class VoiceComparison implements Supplier<Runnable> {
  private static final Logger LOG = LoggerFactory.getLogger(VoiceComparison.class);

  private final Voice voice;
  private final Callable<Phrase> phrase;
  private final long seed;
  private final double mostSeconds;
  private final EventStream stream;
  private final BooleanSupplier isHeardLive;

  /**
   * @param voice stays open as long as it runs
   * @param phrase made when it runs; its failure is the stream's
   * @param seed of the noise
   * @param mostSeconds a clock that a model is out of time at, for a phrase of any length
   * @param isHeardLive whether sound is rendered that somebody waits for
   */
  public VoiceComparison(
      Voice voice,
      Callable<Phrase> phrase,
      long seed,
      double mostSeconds,
      EventStream stream,
      BooleanSupplier isHeardLive) {
    this.voice = voice;
    this.phrase = phrase;
    this.seed = seed;
    this.mostSeconds = mostSeconds;
    this.stream = stream;
    this.isHeardLive = isHeardLive;
  }

  /** Runs it, and says how to end the stream. */
  @Override
  public Runnable get() {
    boolean begun = false;
    try {
      Phrase sounding = phrase.call();
      try (VoiceModels models = new VoiceModels(voice, true)) {
        ComparisonEvents events = new ComparisonEvents(stream, isHeardLive);
        begun = true;
        events.begin(voice.manifest(), sounding, mostSeconds, models.all());
        new SamplingComparison(models.all(), sounding.track(), seed, mostSeconds, System::nanoTime)
            .run(events);
      }
      return () -> end("end", Map.of());
    } catch (Throwable e) {
      return begun ? afterFailure(e) : () -> stream.refuse(e);
    }
  }

  private Runnable afterFailure(Throwable e) {
    LOG.error("a comparison of {} failed", voice.manifest().name(), e);
    String detail = "the comparison met an error of its own and has logged it";
    return () -> end("problem", Map.of("detail", detail));
  }

  private void end(String event, Object data) {
    stream.send(event, data);
    stream.end();
  }
}
