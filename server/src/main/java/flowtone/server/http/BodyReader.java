package flowtone.server.http;

import flowtone.server.problem.Problem;
import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one body as its bytes come, then hands its request on, or refuses it. */
final class BodyReader implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(BodyReader.class);
  private static final long CHECK_MILLIS = 500;

  private final Request request;
  private final Response response;
  private final Callback callback;
  private final Body body;
  private final long most;
  private final UploadLimits limits;
  private final Consumer<Exchange> next;
  private final long startNanos = System.nanoTime();
  private final AtomicBoolean over = new AtomicBoolean();
  private final ScheduledFuture<?> checks;

  /**
   * @param body to be filled; closed when the exchange is over
   * @param most bytes of it
   * @param clock by which a slow body is noticed
   * @param next takes the exchange on once the body is read
   */
  BodyReader(
      Exchange exchange,
      Body body,
      long most,
      UploadLimits limits,
      ScheduledExecutorService clock,
      Consumer<Exchange> next) {
    this.request = exchange.request();
    this.response = exchange.response();
    this.callback = Callback.from(exchange.callback(), body::close);
    this.body = body;
    this.most = most;
    this.limits = limits;
    this.next = next;
    checks =
        clock.scheduleWithFixedDelay(
            this::checkPace, CHECK_MILLIS, CHECK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** What is said of a body that is too long. */
  static ProblemException tooLarge(long most) {
    return new ProblemException(
        ProblemType.TOO_LARGE, "expected at most %d bytes; got more".formatted(most));
  }

  @Override
  public void run() {
    while (!over.get()) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        broken(chunk.getFailure());
        return;
      }
      take(chunk);
    }
  }

  private void take(Content.Chunk chunk) {
    try {
      byte[] bytes = BufferUtil.toArray(chunk.getByteBuffer());
      chunk.release();
      if (body.size() + bytes.length > most) {
        refuse(tooLarge(most));
      } else if (!over.get()) {
        body.write(bytes);
        if (chunk.isLast()) {
          goOn();
        }
      }
    } catch (ProblemException e) {
      refuse(e);
    } catch (IOException e) {
      broken(e);
    }
  }

  private void goOn() throws IOException {
    body.end();
    if (end()) {
      request.setAttribute(Body.ATTRIBUTE, body);
      next.accept(new Exchange(new ReadRequest(request, source()), response, callback));
    }
  }

  private Content.Source source() throws IOException {
    return body.file().isPresent()
        ? Content.Source.from(ByteBufferPool.SIZED_NON_POOLING, body.file().get())
        : Content.Source.from(ByteBuffer.wrap(body.bytes()));
  }

  private void checkPace() {
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    if (limits.isTooSlow(body.size(), seconds)) {
      refuse(
          new ProblemException(
              ProblemType.TOO_SLOW,
              "expected at least %d bytes a second; got fewer".formatted(limits.bytesPerSecond())));
    }
  }

  private void refuse(ProblemException e) {
    if (end()) {
      Problem problem = Problem.of(e.type(), e.getMessage(), Visit.of(request).path());
      ProblemResponse.refuse(problem, request, response, callback);
    }
  }

  /** The client has gone, or sent what is no body. */
  private void broken(Throwable failure) {
    if (end()) {
      LOG.debug("a body broke off after {} bytes", body.size(), failure);
      request.setAttribute(Visit.ABORTED, true);
      String detail = "expected the whole body; got %d bytes of it".formatted(body.size());
      Problem problem = Problem.of(ProblemType.MALFORMED_REQUEST, detail, Visit.of(request).path());
      response.getHeaders().put("Connection", "close");
      ProblemResponse.write(problem, response, Callback.from(callback::succeeded));
    }
  }

  private boolean end() {
    checks.cancel(false);
    return over.compareAndSet(false, true);
  }
}
