package flowtone.server.http;

import flowtone.server.problem.Problem;
import flowtone.server.problem.ProblemException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Reads bodies before the routes see their requests, as the bytes come and without a thread that
 * waits for them: admitted first, to the disk where they are large, and no slower than a least
 * rate. Bodies that no route asked for are not read.
 */
public final class BodyHandler extends Handler.Wrapper {
  private final Bodies bodies;
  private final SpoolFolder folder;
  private final UploadLimits limits;
  private final UploadBudget budget;
  private final ScheduledExecutorService clock;

  /**
   * @param clock by which slow bodies are noticed; stays open
   */
  public BodyHandler(
      Bodies bodies, SpoolFolder folder, UploadLimits limits, ScheduledExecutorService clock) {
    this.bodies = bodies;
    this.folder = folder;
    this.limits = limits;
    this.budget = new UploadBudget(limits);
    this.clock = clock;
  }

  /** Bytes of the larger bodies that are being read or used now. */
  public long bytesInFlight() {
    return budget.bytesInFlight();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!Linger.hasBody(request)) {
      return super.handle(request, response, callback);
    }
    Visit visit = Visit.of(request);
    OptionalLong most = bodies.mostBytes(visit.method(), visit.path());
    if (most.isEmpty()) {
      response.getHeaders().put("Connection", "close");
      Content.Source nothing = Content.Source.from(ByteBuffer.allocate(0));
      Callback unread = Linger.before(callback, request);
      return super.handle(new ReadRequest(request, nothing), response, unread);
    }
    try {
      Body body =
          admitted(request, visit, most.getAsLong())
              .cameFrom(new ClientPresence(request, response));
      Exchange exchange = new Exchange(request, response, callback);
      new BodyReader(exchange, body, most.getAsLong(), limits, clock, this::goOn).run();
    } catch (ProblemException e) {
      Problem problem = Problem.of(e.type(), e.getMessage(), visit.path());
      ProblemResponse.refuse(problem, request, response, callback);
    }
    return true;
  }

  private Body admitted(Request request, Visit visit, long most) {
    if (request.getLength() > most) {
      throw BodyReader.tooLarge(most);
    }
    long promised = request.getLength() < 0 ? most : request.getLength();
    if (promised <= Body.MOST_IN_MEMORY) {
      return new Body(folder, () -> {});
    }
    return new Body(folder, budget.admit(visit.client(), promised)::release);
  }

  /** Hands a request on whose body is read. */
  private void goOn(Exchange exchange) {
    Request request = exchange.request();
    try {
      if (!super.handle(request, exchange.response(), exchange.callback())) {
        Response.writeError(request, exchange.response(), exchange.callback(), 404);
      }
    } catch (Exception e) {
      Response.writeError(request, exchange.response(), exchange.callback(), e);
    }
  }
}
