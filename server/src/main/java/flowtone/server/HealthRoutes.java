package flowtone.server;

import flowtone.library.VoiceEntry;
import flowtone.library.VoiceLibrary;
import flowtone.server.live.LiveEngine;
import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import flowtone.synthesis.Voice;
import flowtone.voice.Manifest;
import flowtone.voice.VoiceException;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Whether the server lives, which restarts it if not, and whether it renders in real time, which
 * spares it: its first instrument is warm, and so is a probe of it.
 */
final class HealthRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(HealthRoutes.class);
  private static final long PROBE_SECONDS = 5;
  private static final long PROBED_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final VoiceLibrary library;
  private final LiveEngine engine;
  private CompletableFuture<Void> probe;
  private long probedNanos;
  private volatile boolean ending;

  /**
   * @param status always {@code up}: a server that is not does not answer
   * @param voices usable voices
   * @param damagedVoices why the others cannot be used, a sentence each
   * @param sessions live sessions connected
   */
  record Health(String status, List<String> voices, List<String> damagedVoices, int sessions) {}

  HealthRoutes(VoiceLibrary library, LiveEngine engine) {
    this.library = library;
    this.engine = engine;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/health", ctx -> ctx.json(health())),
        Route.get("/api/health/live", ctx -> ctx.json(Map.of("status", "up"))),
        Route.get("/api/health/ready", this::ready));
  }

  /** Begins with what it takes to be ready. */
  void prepare() {
    probe();
  }

  /** From now on it is not ready. */
  void end() {
    ending = true;
  }

  private Health health() {
    List<VoiceEntry> entries = library.entries();
    List<String> usable =
        entries.stream().filter(voice -> voice.fault().isEmpty()).map(VoiceEntry::name).toList();
    List<String> damaged =
        entries.stream().map(ListedVoice::broken).filter(Objects::nonNull).toList();
    return new Health("up", usable, damaged, engine.sessions());
  }

  private void ready(Context ctx) {
    if (ending) {
      throw notReady("the server is about to end");
    }
    ctx.future(
        () ->
            probe()
                .orTimeout(PROBE_SECONDS, TimeUnit.SECONDS)
                .handle(
                    (nothing, failure) -> {
                      if (failure != null) {
                        // A cold instrument is no fault of a server that has just begun.
                        LOG.atLevel(engine.isWarmingUp() ? Level.DEBUG : Level.WARN)
                            .log("a probe was not rendered: {}", failure.toString());
                        throw notReady(
                            "expected a voice to be warm and a probe of it to be rendered within"
                                + " 5 seconds");
                      }
                      ctx.json(Map.of("status", "ready"));
                      return nothing;
                    }));
  }

  private static ProblemException notReady(String detail) {
    return new ProblemException(ProblemType.NOT_READY, detail);
  }

  /** One probe a second does for all who ask. */
  private synchronized CompletableFuture<Void> probe() {
    if (probe == null || System.nanoTime() - probedNanos > PROBED_NANOS) {
      probedNanos = System.nanoTime();
      probe = rendered();
    }
    return probe.copy();
  }

  private CompletableFuture<Void> rendered() {
    return CompletableFuture.supplyAsync(this::anyInstrument)
        .thenCompose(voice -> engine.warmUp(voice).thenCompose(nothing -> engine.probe(voice)));
  }

  /** The first that is whole: one that is broken does not make a server useless. */
  private Voice anyInstrument() {
    VoiceException broken = new VoiceException("expected an instrument; got none");
    for (Manifest manifest : library.manifests()) {
      try {
        if (manifest.kind().isPlayable()) {
          return library.named(manifest.name());
        }
      } catch (VoiceException e) {
        broken = e;
      }
    }
    throw broken;
  }
}
