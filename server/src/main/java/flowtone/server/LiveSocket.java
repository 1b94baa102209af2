package flowtone.server;

import flowtone.server.http.ClientCounts;
import flowtone.server.http.Visit;
import flowtone.server.live.LiveEngine;
import flowtone.server.live.LiveException;
import flowtone.server.live.LiveLimits;
import flowtone.server.live.LiveOptions;
import flowtone.server.live.LiveReply;
import flowtone.server.live.LiveSession;
import flowtone.server.problem.Problem;
import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import flowtone.server.problem.Quotation;
import flowtone.synthesis.Voice;
import flowtone.voice.Manifest;
import flowtone.voice.VoiceException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsBinaryMessageContext;
import io.javalin.websocket.WsCloseStatus;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import io.javalin.websocket.WsMessageContext;
import java.io.IOException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

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
  private static final String CLIENT = "client";

  private final VoiceRoutes voices;
  private final LiveEngine engine;
  private final LiveLimits limits;
  private final Heartbeat heartbeat;
  private final ServerMetrics metrics;
  private final ClientCounts clients;

  LiveSocket(
      VoiceRoutes voices,
      LiveEngine engine,
      LiveLimits limits,
      Heartbeat heartbeat,
      ServerMetrics metrics) {
    this.voices = voices;
    this.engine = engine;
    this.limits = limits;
    this.heartbeat = heartbeat;
    this.metrics = metrics;
    clients = new ClientCounts(limits.sessionsPerClient());
  }

  void declare(RoutesConfig routes) {
    routes.wsBeforeUpgrade(PATH, this::checkUpgrade);
    routes.ws(PATH, this::handle);
  }

  /** What answers a request for the stream that does not ask for a WebSocket. */
  Route route() {
    return Route.get(
        PATH,
        ctx -> {
          throw new ProblemException(
              ProblemType.UPGRADE_REQUIRED, "expected an upgrade to WebSocket");
        });
  }

  private void checkUpgrade(Context ctx) throws IOException {
    try {
      ctx.attribute(CLIENT, ctx.<Visit>attribute(Visit.ATTRIBUTE).client());
      ctx.attribute(OPTIONS, options(ctx));
      ctx.attribute(VOICE, instrument(ctx));
    } catch (ProblemException e) {
      refuse(ctx, e.type(), e.getMessage());
    } catch (VoiceException e) {
      refuse(ctx, ProblemType.UNUSABLE_VOICE, Quotation.withoutFolders(e.getMessage()));
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
    Problems.write(Problem.of(type, detail, ctx.path()), ctx);
    ctx.resultInputStream().transferTo(ctx.res().getOutputStream());
    ctx.skipRemainingHandlers();
  }

  private void handle(WsConfig socket) {
    socket.onConnect(this::connect);
    socket.onMessage(this::receive);
    socket.onBinaryMessage(this::receiveBytes);
    socket.onClose(this::leave);
    socket.onError(this::leave);
  }

  private void receive(WsMessageContext ctx) {
    receive(ctx, ctx.message());
  }

  private void receiveBytes(WsBinaryMessageContext ctx) {
    receive(ctx, "");
  }

  private void receive(WsContext ctx, String message) {
    Player player = ctx.attribute(SESSION);
    boolean goesOn = player != null && player.session().receive(message);
    if (player != null && !goesOn && player.banned().compareAndSet(false, true)) {
      metrics.refused("message-rate");
    }
  }

  private void connect(WsConnectContext ctx) {
    ctx.session.setMaxOutgoingFrames(MAX_OUTGOING_FRAMES);
    metrics.upgraded();
    String client = ctx.attribute(CLIENT);
    if (!clients.enter(client)) {
      refuse(ctx, "expected at most %d live players of one client".formatted(clients.most()));
      return;
    }
    LiveSession session =
        new LiveSession(
            ctx.attribute(VOICE), ctx.attribute(OPTIONS), limits, new WebSocketConnection(ctx));
    if (!engine.join(session)) {
      clients.leave(client);
      refuse(ctx, engine.refusal());
      return;
    }
    ScheduledFuture<?> pulse = heartbeat.watch(ctx.session, metrics::refused);
    ctx.attribute(
        SESSION, new Player(session, client, pulse, new AtomicBoolean(), new AtomicBoolean()));
    session.greet();
  }

  private void refuse(WsConnectContext ctx, String reason) {
    metrics.refused("live-players");
    reply(ctx, "Busy", reason);
    ctx.closeSession(WsCloseStatus.TRY_AGAIN_LATER, reason);
  }

  private static void reply(WsContext ctx, String title, String detail) {
    new WebSocketConnection(ctx).send(LiveReply.Error.of(new LiveException(title, detail)));
  }

  private void leave(WsContext ctx) {
    Player player = ctx.attribute(SESSION);
    if (player != null && player.left().compareAndSet(false, true)) {
      player.pulse().cancel(false);
      engine.leave(player.session());
      clients.leave(player.client());
    }
  }

  /** Who plays on a connection. */
  private record Player(
      LiveSession session,
      String client,
      ScheduledFuture<?> pulse,
      AtomicBoolean banned,
      AtomicBoolean left) {}
}
