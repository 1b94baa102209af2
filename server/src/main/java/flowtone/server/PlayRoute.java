package flowtone.server;

import flowtone.control.FeatureTrack;
import flowtone.synthesis.SynthesisStream;
import flowtone.synthesis.Voice;
import io.javalin.http.Context;
import java.io.IOException;

/** A score in, a WAV out. */
final class PlayRoute {
  private final VoiceRoutes voices;
  private final RenderPool renderPool;
  private final ServerMetrics metrics;
  private final Limits limits;

  PlayRoute(VoiceRoutes voices, RenderPool renderPool, ServerMetrics metrics, Limits limits) {
    this.voices = voices;
    this.renderPool = renderPool;
    this.metrics = metrics;
    this.limits = limits;
  }

  Route route() {
    return Route.post("/api/voices/{name}/play", this::play);
  }

  private void play(Context ctx) throws IOException {
    Voice voice = voices.named(ctx);
    PlayRequest request = PlayRequest.parse(RequestBody.read(ctx, limits.maxScoreBytes()));
    FeatureTrack track = request.perform(voice.manifest(), limits.maxScoreSeconds());
    SynthesisStream stream = request.sound().open(voice);
    renderPool.answer(ctx, () -> new WavResponse(metrics).write(ctx, track, stream));
  }
}
