package flowtone.server;

import flowtone.process.DaemonThreads;
import flowtone.server.http.BodyHandler;
import flowtone.server.http.ConnectionCap;
import flowtone.server.http.FrontDoor;
import flowtone.server.http.JettyErrors;
import flowtone.server.http.SpoolFolder;
import io.javalin.config.JavalinConfig;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;

/** Jetty as it is set up here, below the routes. */
final class WebServer implements AutoCloseable {
  private static final int SESSION_SECONDS = 60;

  /** Small enough that a slow reader's progress shows in time. */
  private static final int SEND_BUFFER_BYTES = 1 << 16;

  private final ServerSettings settings;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("upload-pace"));
  private final FrontDoor frontDoor;
  private final BodyHandler bodyHandler;

  WebServer(
      ServerSettings settings, RequestBodies bodies, SpoolFolder spool, ServerMetrics metrics) {
    this.settings = settings;
    frontDoor = new FrontDoor(settings.access(), settings.host(), settings.accessLog(), metrics);
    bodyHandler = new BodyHandler(bodies, spool, settings.limits().uploads(), clock);
  }

  long bytesInFlight() {
    return bodyHandler.bytesInFlight();
  }

  void configure(JavalinConfig config) {
    config.jetty.modifyServer(this::insertHandlers);
    config.jetty.addConnector(this::connector);
    config.jetty.modifyWebSocketServletFactory(
        factory -> {
          factory.setMaxTextMessageSize(LiveSocket.MAX_MESSAGE_BYTES);
          factory.setMaxBinaryMessageSize(LiveSocket.MAX_MESSAGE_BYTES);
        });
    config.jetty.modifyServletContextHandler(WebServer::adapt);
  }

  private void insertHandlers(Server server) {
    bodyHandler.setHandler(server.getHandler());
    frontDoor.setHandler(bodyHandler);
    server.setHandler(frontDoor);
    server.setErrorHandler(new JettyErrors());
  }

  private Connector connector(Server server, HttpConfiguration configuration) {
    ServerConnector connector =
        new ServerConnector(server, new HttpConnectionFactory(configuration));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
    connector.addBean(
        new ConnectionCap(settings.limits().connectionsPerClient(), settings.access()));
    return connector;
  }

  private static void adapt(ServletContextHandler context) {
    // Javalin opens a servlet session a connection; nothing here uses them, so they end soon.
    context.getSessionHandler().setMaxInactiveInterval(SESSION_SECONDS);
    context.setErrorHandler(new JettyErrors());
    context.addServletContainerInitializer(
        (classes, servlets) ->
            // PCM does not shrink, and trying to takes longer than rendering it.
            WebSocketServerComponents.ensureWebSocketComponents(context.getServer(), context)
                .getExtensionRegistry()
                .unregister("permessage-deflate"));
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
