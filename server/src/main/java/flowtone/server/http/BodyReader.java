package flowtone.server.http;

import flowtone.server.problem.Problem;
import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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

  private final BodyHandler handler;
  private final Request request;
  private final Response response;
  private final Callback callback;
  private final Body body;
  private final long most;
  private final long startNanos = System.nanoTime();
  private final AtomicBoolean over = new AtomicBoolean();
  private final ScheduledFuture<?> checks;

  BodyReader(
      BodyHandler handler,
      Request request,
      Response response,
      Callback callback,
      Body body,
      long most) {
    this.handler = handler;
    this.request = request;
    this.response = response;
    this.callback = Callback.from(callback, body::close);
    this.body = body;
    this.most = most;
    checks =
        handler
            .clock()
            .scheduleWithFixedDelay(
                this::checkPace, CHECK_MILLIS, CHECK_MILLIS, TimeUnit.MILLISECONDS);
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
        refuse(BodyHandler.tooLarge(most));
      } else if (!over.get()) {
        body.write(bytes);
        if (chunk.isLast()) {
          goOn();
        }
      }
    } catch (IOException e) {
      broken(e);
    }
  }

  private void goOn() throws IOException {
    body.end();
    if (end()) {
      request.setAttribute(Body.ATTRIBUTE, body);
      handler.goOn(new ReadRequest(request, source()), response, callback);
    }
  }

  private Content.Source source() throws IOException {
    return body.file()
        .map(file -> Content.Source.from(ByteBufferPool.SIZED_NON_POOLING, file))
        .orElse(
            Content.Source.from(
                ByteBuffer.wrap(body.file().isEmpty() ? body.bytes() : new byte[0])));
  }

  private void checkPace() {
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    if (handler.limits().isTooSlow(body.size(), seconds)) {
      refuse(
          new ProblemException(
              ProblemType.TOO_SLOW,
              "expected at least %d bytes a second; got fewer"
                  .formatted(handler.limits().bytesPerSecond())));
    }
  }

  private void refuse(ProblemException e) {
    if (end()) {
      Problem problem = Problem.of(e.type(), e.getMessage(), Visit.of(request).path());
      BodyHandler.refuse(problem, request, response, callback);
    }
  }

  /** The client has gone, or sent what is no body. */
  private void broken(Throwable failure) {
    if (end()) {
      LOG.debug("a body broke off after {} bytes", body.size(), failure);
      request.setAttribute(FrontDoor.ABORTED, true);
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
