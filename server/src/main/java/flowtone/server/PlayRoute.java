package flowtone.server;

import flowtone.control.FeatureTrack;
import flowtone.server.rendering.RenderPool;
import flowtone.server.rendering.Rendering;
import flowtone.server.rendering.Sound;
import flowtone.synthesis.Voice;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/** A score in, its sound out. */
final class PlayRoute {
  private static final String PATH = "/api/voices/{name}/play";

  private final VoiceRoutes voices;
  private final RenderPool renderPool;

  PlayRoute(VoiceRoutes voices, RenderPool renderPool) {
    this.voices = voices;
    this.renderPool = renderPool;
  }

  List<Route> routes() {
    return List.of(Route.post(PATH, this::playBody), Route.get(PATH, this::playQuery));
  }

  private void playBody(Context ctx) throws IOException {
    play(ctx, voices.named(ctx), PlayRequest.parse(RequestBodies.bytes(ctx)));
  }

  /** For players that can but follow an address. */
  private void playQuery(Context ctx) {
    play(ctx, voices.named(ctx), PlayRequest.ofQuery(ctx));
  }

  private void play(Context ctx, Voice voice, PlayRequest request) {
    FeatureTrack track = request.perform(voice.manifest(), renderPool.limits().scoreSeconds());
    RemarksHeader.put(ctx, request.remarks(voice.manifest()));
    Rendering.answer(
        renderPool,
        ctx,
        voice.manifest().name(),
        () -> new Sound(track, request.sound().open(voice)));
  }
}
