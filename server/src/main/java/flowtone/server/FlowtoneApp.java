package flowtone.server;

import flowtone.library.VoiceLibrary;
import flowtone.server.live.LiveEngine;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
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
  private static final int SESSION_SECONDS = 60;

  private final ServerSettings settings;
  private final ServerMetrics metrics;
  private final LiveEngine engine;
  private final RenderPool renderPool;
  private final OriginGuard guard;
  private final LiveSocket socket;
  private final List<Route> routes;
  private final Javalin javalin;

  /** An application that does not listen yet. */
  public FlowtoneApp(ServerSettings settings, VoiceLibrary library) {
    this.settings = settings;
    Limits limits = settings.limits();
    metrics = new ServerMetrics();
    engine = new LiveEngine(limits.maxSessions(), metrics);
    metrics.observeSessions(engine::sessions);
    renderPool = new RenderPool(limits.maxRenderings());
    guard = new OriginGuard(settings.host());
    VoiceRoutes voices = new VoiceRoutes(library);
    socket = new LiveSocket(voices, engine, guard);
    List<Route> all = new ArrayList<>(new SystemRoutes(library, engine, metrics).routes());
    all.addAll(voices.routes());
    all.add(new PlayRoute(voices, renderPool, metrics, limits).route());
    all.add(new ResynthesizeRoute(voices, renderPool, metrics, limits).route());
    all.addAll(new RunRoutes(settings.runsFolder()).routes());
    routes = List.copyOf(all);
    javalin = Javalin.create(this::configure);
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.jetty.host = settings.host();
    config.jetty.port = settings.port();
    int maxBytes = settings.limits().maxRecordingBytes();
    config.jetty.multipartConfig.maxFileSize(maxBytes, SizeUnit.BYTES);
    config.jetty.multipartConfig.maxTotalRequestSize(maxBytes, SizeUnit.BYTES);
    config.jetty.modifyWebSocketServletFactory(
        factory -> factory.setMaxTextMessageSize(LiveSocket.MAX_MESSAGE_BYTES));
    // Javalin opens a servlet session a connection; nothing here uses them, so they end soon.
    config.jetty.modifyServletContextHandler(
        context -> context.getSessionHandler().setMaxInactiveInterval(SESSION_SECONDS));
    config.staticFiles.add("/web", Location.CLASSPATH);
    config.routes.before(SecurityHeaders::add);
    config.routes.before(guard::check);
    routes.forEach(r -> config.routes.addHttpHandler(r.method(), r.path(), r.handler()));
    config.routes.after(metrics::answered);
    socket.declare(config.routes);
    Problems.mapExceptions(config.routes);
  }

  /** Every HTTP route but the page's files. */
  List<Route> routes() {
    return routes;
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
      return this;
    } catch (RuntimeException e) {
      close();
      throw new ServeException(sentence(rootOf(e).getMessage()), e);
    } finally {
      JavalinLogger.enabled = true;
    }
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

  /** Stops listening and rendering; connections are closed. */
  @Override
  public void close() {
    javalin.stop();
    engine.close();
    renderPool.close();
  }
}
