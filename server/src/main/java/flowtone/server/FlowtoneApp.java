package flowtone.server;

import flowtone.library.VoiceLibrary;
import flowtone.server.compare.Reports;
import flowtone.server.events.EventStreams;
import flowtone.server.http.SpoolFolder;
import flowtone.server.http.TokenGuard;
import flowtone.server.live.LiveEngine;
import flowtone.server.rendering.RecordingReader;
import flowtone.server.rendering.RenderPool;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;
import io.javalin.util.JavalinLogger;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole application as a value: made from settings, started, asked for its address, closed. One
 * per library of voices, which it does not close.
 */
public final class FlowtoneApp implements AutoCloseable {
  private static final double FADE_SECONDS = 1.5;
  private static final double VOICE_CHECK_SECONDS = 5;

  /** After the last sound was rendered, during which more may be waited for. */
  private static final double STILL_HEARD_SECONDS = 0.3;

  private final ServerSettings settings;
  private final SpoolFolder spool;
  private final LiveEngine engine;
  private final RenderPool renderPool;
  private final Heartbeat heartbeat;
  private final VoiceWatch voiceWatch;
  private final LiveSocket socket;
  private final EventStreams events = new EventStreams();
  private final BlendRoute blend;
  private final CompareRoutes compare;
  private final TrainingRoutes training;
  private final HealthRoutes health;
  private final List<Route> routes;
  private final WebServer webServer;
  private final Javalin javalin;
  private boolean shutDown;

  /** An application that does not listen yet. */
  public FlowtoneApp(ServerSettings settings, VoiceLibrary library) {
    this.settings = settings;
    Limits limits = settings.limits();
    ServerMetrics metrics = new ServerMetrics();
    spool = SpoolFolder.open(settings.spoolFolder());
    int processors = Runtime.getRuntime().availableProcessors();
    engine = new LiveEngine(limits.live().sessions(), processors, metrics);
    renderPool = new RenderPool(limits.rendering(), metrics, engine::isBusy);
    heartbeat = new Heartbeat(limits.live().pingSeconds(), limits.live().messagesPerSecond());
    health = new HealthRoutes(library, engine);
    voiceWatch = new VoiceWatch(library, engine::isWarmingUp);
    VoiceRoutes voices = new VoiceRoutes(library);
    socket = new LiveSocket(voices, engine, limits.live(), heartbeat, metrics);
    RequestBodies bodies = new RequestBodies(name -> library.names().contains(name), limits, spool);
    webServer = new WebServer(settings, bodies, spool, metrics);
    RecordingReader reader = new RecordingReader(renderPool);
    blend = new BlendRoute(voices, renderPool, bodies, reader);
    training = new TrainingRoutes(settings.training(), bodies, reader);
    compare =
        new CompareRoutes(
            voices,
            new Reports(settings.training().reports()),
            bodies,
            reader,
            events,
            limits.comparisonSeconds(),
            () -> metrics.renderedWithin(STILL_HEARD_SECONDS));
    ResynthesizeRoute resynthesize = new ResynthesizeRoute(voices, renderPool, bodies);
    routes = List.copyOf(allRoutes(voices, bodies, resynthesize, metrics));
    observe(metrics);
    metrics.observe(
        "flowtone_recording_samples",
        "Samples of recordings that are being resynthesized.",
        resynthesize::heldSamples);
    javalin = Javalin.create(this::configure);
  }

  private List<Route> allRoutes(
      VoiceRoutes voices,
      RequestBodies bodies,
      ResynthesizeRoute resynthesize,
      ServerMetrics metrics) {
    List<Route> all = new ArrayList<>(health.routes());
    all.addAll(new SystemRoutes(metrics).routes());
    all.addAll(new LoginRoutes(new TokenGuard(settings.access())).routes());
    all.addAll(voices.routes());
    all.addAll(new PlayRoute(voices, renderPool, bodies).routes());
    all.add(resynthesize.route());
    all.addAll(new RunRoutes(settings.training().runs(), events).routes());
    all.addAll(training.routes());
    all.add(blend.route());
    all.addAll(compare.routes());
    all.add(socket.route());
    return all;
  }

  private void observe(ServerMetrics metrics) {
    metrics.observe("flowtone_sessions", "Live sessions connected.", engine::sessions);
    metrics.observe(
        "flowtone_live_load", "Processors that the live sessions take up together.", engine::load);
    metrics.observe("flowtone_renderings", "Renderings begun and not over.", renderPool::open);
    metrics.observe(
        "flowtone_upload_bytes", "Larger bodies being read or used.", webServer::bytesInFlight);
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    webServer.configure(config);
    config.staticFiles.add("/web", Location.CLASSPATH);
    routes.forEach(r -> config.routes.addHttpHandler(r.method(), r.path(), r.handler()));
    socket.declare(config.routes);
    Problems.mapExceptions(config.routes);
  }

  /** Every HTTP route but the page's files. */
  List<Route> routes() {
    return routes;
  }

  /** Whether a voice is being warmed up. */
  boolean isWarmingUp() {
    return engine.isWarmingUp();
  }

  /** Where uploads lie. */
  SpoolFolder spool() {
    return spool;
  }

  /**
   * Listens.
   *
   * @throws ServeException if the port is taken or the host is not this machine's
   */
  public FlowtoneApp start() {
    try {
      JavalinLogger.enabled = false; // What goes wrong is told once, by the exception.
      javalin.start();
      voiceWatch.start(VOICE_CHECK_SECONDS);
      return this;
    } catch (RuntimeException e) {
      close();
      throw new ServeException(sentence(rootOf(e).getMessage()), e);
    } finally {
      JavalinLogger.enabled = true;
    }
  }

  /**
   * Loads the first instrument and warms it up in the background; the server is not ready before.
   */
  public void warmUp() {
    health.prepare();
  }

  private String sentence(String reason) {
    return reason.contains("already in use")
        ? "expected port %d of %s to be free; another program is using it"
            .formatted(settings.port(), settings.host())
        : "expected to listen on %s port %d; got: %s"
            .formatted(settings.host(), settings.port(), reason);
  }

  private static Throwable rootOf(Throwable e) {
    return e.getCause() == null ? e : rootOf(e.getCause());
  }

  /** Where the page is, once started. */
  public URI address() {
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return URI.create("http://%s:%d/".formatted(host, javalin.port()));
  }

  /**
   * Stops politely: live players fade out and are told, renderings are finished while the grace
   * lasts; then closes. Whoever asks for that again waits until it is done.
   *
   * @param graceSeconds at most spent on that
   */
  public synchronized void shutDown(double graceSeconds) {
    if (shutDown) {
      return;
    }
    shutDown = true;
    health.end();
    long startNanos = System.nanoTime();
    try {
      engine.drain(Math.min(graceSeconds, FADE_SECONDS));
      renderPool.drain(graceSeconds - (System.nanoTime() - startNanos) / 1e9);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close();
  }

  /** Stops listening and rendering; connections are closed. */
  @Override
  public void close() {
    javalin.stop();
    voiceWatch.close();
    training.close();
    compare.close();
    events.close();
    engine.close();
    renderPool.close();
    blend.close();
    heartbeat.close();
    webServer.close();
    spool.close();
  }
}
