package flowtone.server.http;

import flowtone.server.problem.Problem;
import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Where every request comes in: numbered, checked for where it comes from, and logged when it is
 * over. Inside, HEAD is GET, and the base path of the public URL is gone.
 */
public final class FrontDoor extends Handler.Wrapper {
  private final Access access;
  private final HostGuard hosts;
  private final TokenGuard tokens;
  private final AccessLog log;
  private final VisitListener listener;

  public FrontDoor(Access access, String listeningHost, AccessLog log, VisitListener listener) {
    this.access = access;
    this.hosts = new HostGuard(access, listeningHost);
    this.tokens = new TokenGuard(access);
    this.log = log;
    this.listener = listener;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Visit visit = Visit.of(request, access);
    request.setAttribute(Visit.ATTRIBUTE, visit);
    SecurityHeaders.add(response.getHeaders());
    response.getHeaders().put("X-Request-Id", visit.id());
    Request.addCompletionListener(
        request, failure -> over(visit, request, response, failure != null));
    try {
      hosts.check(request.getHeaders());
      tokens.check(request, visit.path());
      UpgradeGuard.check(visit.method(), request.getHeaders());
    } catch (ProblemException e) {
      if (e.type() == ProblemType.UNAUTHORIZED && isPersonAtThePage(request, visit)) {
        Response.sendRedirect(request, response, callback, 303, "login", true);
        return true;
      }
      Problem problem = Problem.of(e.type(), e.getMessage(), visit.path());
      ProblemResponse.refuse(problem, request, response, callback);
      return true;
    }
    return super.handle(new Inside(request, visit), response, callback);
  }

  private static boolean isPersonAtThePage(Request request, Visit visit) {
    String accept = request.getHeaders().get("Accept");
    boolean page = visit.path().equals("/") && !Linger.hasBody(request);
    return page && accept != null && accept.contains("text/html");
  }

  private void over(Visit visit, Request request, Response response, boolean failed) {
    boolean aborted = failed || request.getAttribute(Visit.ABORTED) != null;
    log.over(visit, response.getStatus(), Response.getContentBytesWritten(response), aborted);
    double seconds = (System.nanoTime() - visit.startNanos()) / 1e9;
    listener.over(visit, response.getStatus(), seconds, aborted);
  }

  private static final class Inside extends Request.Wrapper {
    private final Visit visit;
    private final HttpURI uri;

    Inside(Request request, Visit visit) {
      super(request);
      this.visit = visit;
      HttpURI outside = request.getHttpURI();
      uri =
          outside.getPath() == null || visit.path().equals(outside.getPath())
              ? outside
              : HttpURI.build(outside).path(visit.path()).asImmutable();
    }

    @Override
    public String getMethod() {
      return visit.isHead() ? "GET" : super.getMethod();
    }

    @Override
    public HttpURI getHttpURI() {
      return uri;
    }
  }
}
