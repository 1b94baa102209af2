package flowtone.server;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads request bodies no further than a limit. */
final class RequestBody {
  private static final Logger LOG = LoggerFactory.getLogger(RequestBody.class);
  private static final long MOST_DRAINED_BYTES = 256L << 20;

  private RequestBody() {}

  /**
   * The whole body.
   *
   * @throws ProblemException if it is longer than {@code maxBytes}
   */
  static byte[] read(Context ctx, int maxBytes) throws IOException {
    expectAtMost(ctx, maxBytes);
    return read(ctx.req().getInputStream(), maxBytes);
  }

  /** The whole of a stream; throws as {@link #read(Context, int)}. */
  static byte[] read(InputStream in, int maxBytes) throws IOException {
    byte[] body = in.readNBytes(maxBytes + 1);
    if (body.length > maxBytes) {
      throw tooLarge(maxBytes);
    }
    return body;
  }

  /** Refuses a body that says itself that it is longer than {@code maxBytes}. */
  static void expectAtMost(Context ctx, int maxBytes) {
    if (ctx.req().getContentLengthLong() > maxBytes) {
      throw tooLarge(maxBytes);
    }
  }

  /**
   * Reads on, for a while, what is left: a client that is still sending when its connection is
   * closed does not get the answer.
   */
  static void drain(Context ctx) {
    try {
      ctx.req().getInputStream().skip(MOST_DRAINED_BYTES);
    } catch (IOException | IllegalStateException e) {
      // The client is gone, or the body cannot be read any more: no answer is possible.
      LOG.debug("{} {} was not read to its end", ctx.method(), ctx.path(), e);
    }
  }

  private static ProblemException tooLarge(int maxBytes) {
    return new ProblemException(
        ProblemType.TOO_LARGE, "expected at most " + maxBytes + " bytes; got more");
  }
}
