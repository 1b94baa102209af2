package flowtone.server;

import flowtone.server.http.Visit;
import flowtone.server.http.VisitListener;
import flowtone.server.rendering.RenderingListener;
import io.javalin.http.Context;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server counts, in a registry of its own. What clients can invent, such as methods and
 * addresses, is no label. Thread-safe.
 */
final class ServerMetrics implements RenderingListener, VisitListener {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");

  private static final Pattern VOICE =
      Pattern.compile("/api/voices/[^/]+(/play|/resynthesize|/blend|/stream)?");

  private static final Pattern RUN = Pattern.compile("/api/runs/[^/]+(/events|/resume)?");

  private static final Set<String> FIXED_ROUTES =
      Set.of(
          "/",
          "/metrics",
          "/openapi.json",
          "/login",
          "/api/health",
          "/api/health/live",
          "/api/health/ready",
          "/api/voices",
          "/api/runs",
          "/api/training",
          "/api/compare");

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter text = PrometheusTextFormatWriter.create();
  private final Counter requests =
      counter("flowtone_requests_total", "HTTP requests answered.", "method", "status");
  private final Counter refusals =
      counter("flowtone_refusals_total", "Requests and players refused.", "reason");
  private final Counter aborted =
      counter("flowtone_aborted_total", "Responses that did not arrive in whole.", "route");
  private final Counter upgrades =
      counter("flowtone_websocket_upgrades_total", "Connections of live players made.");
  private final Counter chunks =
      counter("flowtone_chunks_rendered_total", "Chunks of sound rendered.");
  private final Counter underruns =
      counter("flowtone_underruns_total", "Times a live player had played all it was sent.");
  private final Counter audioSeconds =
      counter("flowtone_audio_seconds_total", "Sound rendered, in seconds.");
  private final Counter renderSeconds =
      counter("flowtone_render_seconds_total", "Time spent rendering, in seconds.");
  private final Gauge realTimeFactor =
      Gauge.builder()
          .name("flowtone_real_time_factor")
          .help("Seconds of sound per second of rendering, in the latest batch.")
          .register(registry);
  private final Histogram requestTime =
      histogram("flowtone_request_seconds", "From a request to the end of its response.", "route");
  private final Histogram chunkTime =
      histogram("flowtone_chunk_seconds", "Time to render a batch of chunks.");
  private final Histogram queueTime =
      histogram("flowtone_queue_seconds", "Renderings' time until a thread began with them.");
  private final Histogram firstSound =
      histogram("flowtone_first_sound_seconds", "From a request to its first sound.");
  private final Histogram eventToSound =
      histogram(
          "flowtone_event_to_sound_seconds",
          "From a live event's arrival to sending the first sound that tells of it.");

  private volatile long renderedNanos = System.nanoTime();

  ServerMetrics() {
    JvmMetrics.builder().register(registry);
  }

  private Counter counter(String name, String help, String... labels) {
    return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
  }

  private Histogram histogram(String name, String help, String... labels) {
    return Histogram.builder()
        .name(name)
        .help(help)
        .labelNames(labels)
        .classicOnly()
        .classicUpperBounds(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10, 60, 600)
        .register(registry);
  }

  /** Reports under a name what {@code value} says when asked; once a name. */
  void observe(String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(gauge -> gauge.call(value.getAsDouble()))
        .register(registry);
  }

  @Override
  public void rendered(int chunks, double audioSeconds, double renderSeconds) {
    renderedNanos = System.nanoTime();
    this.chunks.inc(chunks);
    this.audioSeconds.inc(audioSeconds);
    this.renderSeconds.inc(renderSeconds);
    realTimeFactor.set(audioSeconds / Math.max(renderSeconds, 1e-9));
    chunkTime.observe(renderSeconds);
  }

  /** Whether sound that somebody waits for was rendered within so many seconds. */
  boolean renderedWithin(double seconds) {
    return System.nanoTime() - renderedNanos < seconds * 1e9;
  }

  @Override
  public void underrun() {
    underruns.inc();
  }

  @Override
  public void eventHeard(double seconds) {
    eventToSound.observe(seconds);
  }

  @Override
  public void queued(double seconds) {
    queueTime.observe(seconds);
  }

  @Override
  public void firstSound(double seconds) {
    firstSound.observe(seconds);
  }

  @Override
  public void over(Visit visit, int status, double seconds, boolean wasAborted) {
    String method = METHODS.contains(visit.method()) ? visit.method() : "other";
    String route = route(visit.path());
    requests.labelValues(method, Integer.toString(status)).inc();
    requestTime.labelValues(route).observe(seconds);
    if (wasAborted) {
      aborted.labelValues(route).inc();
    }
    if (status >= 400) {
      refused(Integer.toString(status));
    }
  }

  static String route(String path) {
    if (FIXED_ROUTES.contains(path)) {
      return path;
    }
    Matcher run = RUN.matcher(path);
    if (run.matches()) {
      return "/api/runs/{id}" + (run.group(1) == null ? "" : run.group(1));
    }
    Matcher voice = VOICE.matcher(path);
    if (voice.matches()) {
      return "/api/voices/{name}" + (voice.group(1) == null ? "" : voice.group(1));
    }
    return path.startsWith("/api/") ? "none" : "page";
  }

  /** Something was refused, for one of a few reasons. */
  void refused(String reason) {
    refusals.labelValues(reason).inc();
  }

  void upgraded() {
    upgrades.inc();
  }

  void writeTo(Context ctx) throws IOException {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    text.write(page, registry.scrape());
    ctx.contentType(text.getContentType()).result(page.toByteArray());
  }
}
