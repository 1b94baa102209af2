package flowtone.server;

import flowtone.audio.file.AudioFileException;
import flowtone.audio.file.RecordingTooLongException;
import flowtone.server.http.Visit;
import flowtone.server.problem.Problem;
import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import flowtone.server.problem.Quotation;
import flowtone.server.rendering.ResponseAbortedException;
import flowtone.voice.VoiceException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every exception into a problem document: the one place where errors get their status. */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  static void mapExceptions(RoutesConfig routes) {
    routes.exception(ProblemException.class, (e, ctx) -> answer(ctx, e.type(), e.getMessage()));
    routes.exception(HttpResponseException.class, Problems::answerStatus);
    routes.exception(RecordingTooLongException.class, Problems::answerTooLong);
    routes.exception(AudioFileException.class, Problems::answerNotAudio);
    routes.exception(VoiceException.class, Problems::answerUnusableVoice);
    routes.exception(ResponseAbortedException.class, Problems::giveUp);
    routes.exception(EofException.class, Problems::answerBrokenOff);
    routes.exception(IllegalCharsetNameException.class, Problems::answerUnknownCharset);
    routes.exception(UnsupportedCharsetException.class, Problems::answerUnknownCharset);
    routes.exception(Exception.class, Problems::answerInternal);
  }

  /** Makes a problem the response of a request. */
  static void write(Problem problem, Context ctx) {
    ctx.status(problem.status()).result(problem.json());
    // In place of what the response was to be.
    for (String header : new String[] {"Content-Length", "Content-Disposition"}) {
      ctx.res().setHeader(header, null);
    }
    problem.headers().forEach(ctx::header);
  }

  private static void answer(Context ctx, ProblemType type, String detail) {
    if (ctx.res().isCommitted()) {
      giveUp(new IllegalStateException(detail), ctx);
    } else {
      write(Problem.of(type, detail, ctx.path()), ctx);
    }
  }

  /** Sound on its way cannot carry an error: the connection ends before the response does. */
  private static void giveUp(Exception e, Context ctx) {
    LOG.debug("{} {} was given up", ctx.method(), ctx.path(), e);
    ctx.attribute(Visit.ABORTED, true);
    ServletContextRequest request = ServletContextRequest.getServletContextRequest(ctx.req());
    if (request != null) {
      request.getServletChannel().abort(e);
    }
  }

  private static void answerBrokenOff(EofException e, Context ctx) {
    LOG.debug("{} {} broke off", ctx.method(), ctx.path(), e);
    answer(ctx, ProblemType.MALFORMED_REQUEST, "expected the whole request; got a part of it");
  }

  /** Jetty looks the character set of a Content-Type up as soon as it is asked for the type. */
  private static void answerUnknownCharset(IllegalArgumentException e, Context ctx) {
    answer(ctx, ProblemType.MALFORMED_REQUEST, "expected a known charset, if any, in Content-Type");
  }

  private static void answerStatus(HttpResponseException e, Context ctx) {
    String title = HttpStatus.forStatus(e.getStatus()).getMessage();
    write(Problem.ofStatus(e.getStatus(), title, detail(e, ctx), ctx.path()), ctx);
    if (e.getStatus() == HttpStatus.METHOD_NOT_ALLOWED.getCode()) {
      ctx.header("Allow", allowed(e).replace("GET", "GET, HEAD"));
    }
  }

  private static String detail(HttpResponseException e, Context ctx) {
    return switch (e.getStatus()) {
      case 404 -> "expected an address listed in /openapi.json; got " + ctx.path();
      case 405 -> "expected %s; got %s".formatted(allowed(e), ctx.method().name());
      default -> e.getMessage();
    };
  }

  /** The methods there are, as Javalin adds them to its exception. */
  private static String allowed(HttpResponseException e) {
    return String.join(", ", e.getDetails().values());
  }

  private static void answerNotAudio(AudioFileException e, Context ctx) {
    answer(ctx, ProblemType.NOT_AUDIO, Quotation.withoutFolders(e.getMessage()));
  }

  private static void answerTooLong(RecordingTooLongException e, Context ctx) {
    answer(ctx, ProblemType.OUT_OF_RANGE, e.getMessage());
  }

  private static void answerUnusableVoice(VoiceException e, Context ctx) {
    LOG.warn("{}", e.getMessage());
    answer(ctx, ProblemType.UNUSABLE_VOICE, Quotation.withoutFolders(e.getMessage()));
  }

  private static void answerInternal(Exception e, Context ctx) {
    try {
      LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
      answer(ctx, ProblemType.INTERNAL, "the server met an error of its own and has logged it");
    } catch (RuntimeException over) {
      // Jetty forgets a request whose client is gone. Thrown, this would come here again for ever.
      LOG.debug("a request ended before it was answered", over);
    }
  }
}
