package flowtone.server;

import flowtone.performance.Arrangement;
import flowtone.performance.Mix;
import flowtone.rendering.ScoreStream;
import flowtone.server.http.Body;
import flowtone.server.rendering.RenderPool;
import flowtone.server.rendering.Rendering;
import flowtone.server.rendering.ScoreSound;
import flowtone.synthesis.Voice;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A score or a MIDI file in, its sound out. */
final class PlayRoute {
  private static final String PATH = "/api/voices/{name}/play";

  private final VoiceRoutes voices;
  private final RenderPool renderPool;
  private final RequestBodies bodies;

  PlayRoute(VoiceRoutes voices, RenderPool renderPool, RequestBodies bodies) {
    this.voices = voices;
    this.renderPool = renderPool;
    this.bodies = bodies;
  }

  List<Route> routes() {
    return List.of(Route.post(PATH, this::playBody), Route.get(PATH, this::playQuery));
  }

  private void playBody(Context ctx) throws IOException {
    Voice voice = voices.named(ctx);
    try (Body body = bodies.recording(ctx)) {
      byte[] bytes = body.bytes();
      boolean midi = ctx.isMultipartFormData() || isMidi(ctx.contentType(), bytes);
      play(ctx, voice, midi ? PlayRequest.ofMidi(bytes, ctx) : PlayRequest.parse(bytes));
    }
  }

  /** By what it is called, or by how it begins, which no JSON does. */
  private static boolean isMidi(String contentType, byte[] bytes) {
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    String begin = new String(bytes, 0, Math.min(4, bytes.length), StandardCharsets.ISO_8859_1);
    return type.matches("[^;]*\\b(x-)?(mid|midi|rmid|sp-midi)\\b.*")
        || begin.equals("MThd")
        || begin.equals("RIFF");
  }

  /** For players that can but follow an address. */
  private void playQuery(Context ctx) {
    play(ctx, voices.named(ctx), PlayRequest.ofQuery(ctx));
  }

  private void play(Context ctx, Voice voice, PlayRequest request) {
    Arrangement arrangement = request.arrange(voice.manifest(), renderPool.limits().scoreSeconds());
    RemarksHeader.put(ctx, arrangement.remarks());
    Rendering.answer(
        renderPool,
        ctx,
        voice.manifest().name(),
        () -> {
          Mix mix = Mix.of(arrangement);
          RemarksHeader.put(ctx, mix.remarks());
          return new ScoreSound(new ScoreStream(voice, mix, request.sound().noise()));
        });
  }
}
