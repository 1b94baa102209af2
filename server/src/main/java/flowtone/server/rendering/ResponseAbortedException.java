package flowtone.server.rendering;

import java.io.IOException;

/** A client that left before its response was over, or read it too slowly. */
public final class ResponseAbortedException extends IOException {
  private static final long serialVersionUID = 1L;

  ResponseAbortedException() {
    super("the client left before its answer");
  }

  ResponseAbortedException(Throwable cause) {
    super("the response was not read to its end", cause);
  }
}
