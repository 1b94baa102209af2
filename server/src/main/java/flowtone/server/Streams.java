package flowtone.server;

import io.javalin.http.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** What to do with a response that is already on its way. */
final class Streams {
  private Streams() {}

  /**
   * Cuts the connection, so that the client sees that the response is not whole: an error cannot be
   * written into audio.
   */
  static void abort(Context ctx) {
    ServletContextRequest request = ServletContextRequest.getServletContextRequest(ctx.req());
    request.getConnectionMetaData().getConnection().getEndPoint().close();
  }
}
