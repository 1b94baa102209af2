package flowtone.server;

import flowtone.server.live.RenderListener;
import io.javalin.http.Context;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.IntSupplier;

/** What the server counts, in a registry of its own. Thread-safe. */
final class ServerMetrics implements RenderListener {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter text = PrometheusTextFormatWriter.create();
  private final Counter requests =
      Counter.builder()
          .name("flowtone_requests_total")
          .help("HTTP requests answered.")
          .labelNames("method", "status")
          .register(registry);
  private final Counter chunks =
      Counter.builder()
          .name("flowtone_chunks_rendered_total")
          .help("Chunks of sound rendered.")
          .register(registry);
  private final Counter audioSeconds =
      Counter.builder()
          .name("flowtone_audio_seconds_total")
          .help("Sound rendered, in seconds.")
          .register(registry);
  private final Counter renderSeconds =
      Counter.builder()
          .name("flowtone_render_seconds_total")
          .help("Time spent rendering, in seconds.")
          .register(registry);
  private final Gauge realTimeFactor =
      Gauge.builder()
          .name("flowtone_real_time_factor")
          .help("Seconds of sound per second of rendering, in the latest batch.")
          .register(registry);

  /** Reports as live sessions what {@code sessions} says when asked; called once. */
  void observeSessions(IntSupplier sessions) {
    GaugeWithCallback.builder()
        .name("flowtone_sessions")
        .help("Live sessions connected.")
        .callback(gauge -> gauge.call(sessions.getAsInt()))
        .register(registry);
  }

  @Override
  public void rendered(int chunks, double audioSeconds, double renderSeconds) {
    this.chunks.inc(chunks);
    this.audioSeconds.inc(audioSeconds);
    this.renderSeconds.inc(renderSeconds);
    realTimeFactor.set(audioSeconds / Math.max(renderSeconds, 1e-9));
  }

  void answered(Context ctx) {
    requests.labelValues(ctx.method().name(), Integer.toString(ctx.statusCode())).inc();
  }

  void writeTo(Context ctx) throws IOException {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    text.write(page, registry.scrape());
    ctx.contentType(text.getContentType()).result(page.toByteArray());
  }
}
