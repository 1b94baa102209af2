package flowtone.server.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Whether the client of a request is there still, while its body is read to the end and nothing of
 * the response is sent: Jetty itself looks at the connection again when it writes. Thread-safe.
 */
final class ClientPresence {
  private final Request request;
  private final Response response;
  private boolean left;
  private boolean pipelined;

  ClientPresence(Request request, Response response) {
    this.request = request;
    this.response = response;
  }

  /** Looks whether the client has closed its end. */
  synchronized boolean hasLeft() {
    Connection connection = request.getConnectionMetaData().getConnection();
    if (!left && !pipelined && connection instanceof HttpConnection http) {
      left = isClosed(http.getEndPoint());
    }
    return left;
  }

  private boolean isClosed(EndPoint endPoint) {
    if (response.isCommitted()) {
      return false; // From now on Jetty notices, and may read the next request.
    }
    ByteBuffer next = ByteBuffer.allocate(1);
    try {
      int read = endPoint.fill(next.limit(0));
      if (read > 0) {
        // A request sent before this one's answer has lost its first byte: it is to be sent again.
        pipelined = true;
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
      }
      return read < 0;
    } catch (IOException e) {
      return true;
    }
  }
}
