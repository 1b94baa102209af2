package flowtone.server.http;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** A request whose body comes from elsewhere than the network. */
final class ReadRequest extends Request.Wrapper {
  private final Content.Source body;

  ReadRequest(Request request, Content.Source body) {
    super(request);
    this.body = body;
  }

  @Override
  public Content.Chunk read() {
    return body.read();
  }

  @Override
  public void demand(Runnable demandCallback) {
    body.demand(demandCallback);
  }

  @Override
  public void fail(Throwable failure) {
    body.fail(failure);
  }
}
