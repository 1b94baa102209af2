package flowtone.server;

import flowtone.audio.AudioFileException;
import flowtone.audio.RecordingTooLongException;
import flowtone.voice.VoiceException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import jakarta.servlet.ServletException;
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
    routes.exception(ServletException.class, Problems::answerServlet);
    routes.exception(Exception.class, Problems::answerInternal);
  }

  /**
   * Audio on its way cannot carry an error; the client sees that it is shorter than its
   * Content-Length, and Jetty ends the connection.
   */
  private static void answer(Context ctx, ProblemType type, String detail) {
    if (!ctx.res().isCommitted()) {
      RequestBody.drain(ctx);
      Problem.of(type, detail, ctx.path()).writeTo(ctx);
    }
  }

  private static void answerStatus(HttpResponseException e, Context ctx) {
    String title = HttpStatus.forStatus(e.getStatus()).getMessage();
    RequestBody.drain(ctx);
    Problem.ofStatus(e.getStatus(), title, detail(e, ctx), ctx.path()).writeTo(ctx);
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
    answer(ctx, ProblemType.NOT_AUDIO, e.getMessage());
  }

  private static void answerTooLong(RecordingTooLongException e, Context ctx) {
    answer(ctx, ProblemType.OUT_OF_RANGE, e.getMessage());
  }

  private static void answerUnusableVoice(VoiceException e, Context ctx) {
    LOG.warn("{}", e.getMessage());
    answer(ctx, ProblemType.UNUSABLE_VOICE, e.getMessage());
  }

  /** Multipart forms: the servlet container tells what is wrong with them by a chain of causes. */
  private static void answerServlet(ServletException e, Context ctx) {
    boolean form = ctx.isMultipartFormData();
    if (form && hasCause(e, IllegalStateException.class)) {
      answer(ctx, ProblemType.TOO_LARGE, "expected a smaller upload; got too many bytes");
    } else if (form) {
      answer(ctx, ProblemType.MALFORMED_REQUEST, "expected a multipart form; got a damaged one");
    } else {
      answerInternal(e, ctx);
    }
  }

  private static boolean hasCause(Throwable e, Class<? extends Throwable> type) {
    return e != null && (type.isInstance(e) || hasCause(e.getCause(), type));
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
