package flowtone.server;

import flowtone.server.live.LiveEngine;
import flowtone.server.live.LiveException;
import flowtone.server.live.LiveOptions;
import flowtone.server.live.LiveReply;
import flowtone.server.live.LiveSession;
import flowtone.synthesis.Voice;
import flowtone.voice.Manifest;
import flowtone.voice.VoiceException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsCloseStatus;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The live connection: what is asked for is checked before it is made, then handed to the engine.
 */
final class LiveSocket {
  static final String PATH = "/api/voices/{name}/stream";

  /** A message is a note or a mix of labels; nothing is longer. */
  static final int MAX_MESSAGE_BYTES = 8192;

  private static final int MAX_OUTGOING_FRAMES = 64;
  private static final String VOICE = "voice";
  private static final String OPTIONS = "options";
  private static final String SESSION = "session";

  private final VoiceRoutes voices;
  private final LiveEngine engine;
  private final OriginGuard guard;

  LiveSocket(VoiceRoutes voices, LiveEngine engine, OriginGuard guard) {
    this.voices = voices;
    this.engine = engine;
    this.guard = guard;
  }

  void declare(RoutesConfig routes) {
    routes.wsBeforeUpgrade(PATH, this::checkUpgrade);
    routes.ws(PATH, this::handle);
  }

  private void checkUpgrade(Context ctx) throws IOException {
    try {
      guard.check(ctx);
      ctx.attribute(OPTIONS, options(ctx));
      ctx.attribute(VOICE, instrument(ctx));
    } catch (ProblemException e) {
      refuse(ctx, e.type(), e.getMessage());
    } catch (VoiceException e) {
      refuse(ctx, ProblemType.UNUSABLE_VOICE, e.getMessage());
    }
  }

  private Voice instrument(Context ctx) {
    Manifest manifest = voices.manifest(ctx);
    if (!manifest.kind().isPlayable()) {
      throw new ProblemException(
          ProblemType.OUT_OF_RANGE, "expected an instrument; got the vocoder " + manifest.name());
    }
    return voices.named(ctx);
  }

  private static LiveOptions options(Context ctx) {
    long seed = QueryNumbers.whole(ctx, "seed", ThreadLocalRandom.current().nextLong());
    float temperature = QueryNumbers.decimal(ctx, "temperature", SoundOptions.DEFAULT_TEMPERATURE);
    int window = (int) QueryNumbers.whole(ctx, "windowSamples", LiveOptions.DEFAULT_WINDOW_SAMPLES);
    try {
      return new LiveOptions(temperature, seed, window);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ProblemType.OUT_OF_RANGE, e.getMessage());
    }
  }

  /** Upgrades end without writing the response that a problem was put into, so it is done here. */
  private static void refuse(Context ctx, ProblemType type, String detail) throws IOException {
    Problem.of(type, detail, ctx.path()).writeTo(ctx);
    ctx.resultInputStream().transferTo(ctx.res().getOutputStream());
    ctx.skipRemainingHandlers();
  }

  private void handle(WsConfig socket) {
    socket.onConnect(this::connect);
    socket.onMessage(ctx -> ctx.<LiveSession>attribute(SESSION).receive(ctx.message()));
    socket.onBinaryMessage(ctx -> reply(ctx, "Malformed message", "expected text; got bytes"));
    socket.onClose(this::leave);
    socket.onError(this::leave);
  }

  private void connect(WsConnectContext ctx) {
    ctx.session.setMaxOutgoingFrames(MAX_OUTGOING_FRAMES);
    LiveSession session =
        new LiveSession(ctx.attribute(VOICE), ctx.attribute(OPTIONS), new WebSocketConnection(ctx));
    if (!engine.join(session)) {
      String reason = "expected at most %d live players".formatted(engine.maxSessions());
      reply(ctx, "Busy", reason);
      ctx.closeSession(WsCloseStatus.TRY_AGAIN_LATER, reason);
      return;
    }
    ctx.attribute(SESSION, session);
    session.greet();
    ctx.enableAutomaticPings();
  }

  private static void reply(WsContext ctx, String title, String detail) {
    new WebSocketConnection(ctx).send(LiveReply.Error.of(new LiveException(title, detail)));
  }

  private void leave(WsContext ctx) {
    ctx.disableAutomaticPings();
    LiveSession session = ctx.attribute(SESSION);
    if (session != null) {
      engine.leave(session);
    }
  }
}
