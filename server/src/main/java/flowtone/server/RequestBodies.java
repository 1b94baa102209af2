package flowtone.server;

import flowtone.server.http.Bodies;
import flowtone.server.http.Body;
import flowtone.server.http.SpoolFolder;
import flowtone.server.http.UploadForm;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The bodies of requests: which are read, how long they may be, and where they are once read. */
final class RequestBodies implements Bodies {
  /** Where the token is shown. */
  static final String LOGIN = "/login";

  private static final Pattern RENDERED =
      Pattern.compile("/api/voices/([^/]+)/(play|resynthesize|blend)");
  private static final long MOST_LOGIN_BYTES = 4096;

  private final Predicate<String> isVoice;
  private final Limits limits;
  private final SpoolFolder folder;

  /**
   * @param isVoice whether there is a voice of a name: no body is read for others
   */
  RequestBodies(Predicate<String> isVoice, Limits limits, SpoolFolder folder) {
    this.isVoice = isVoice;
    this.limits = limits;
    this.folder = folder;
  }

  @Override
  public OptionalLong mostBytes(String method, String path) {
    Matcher rendered = RENDERED.matcher(path);
    if (!method.equals("POST")) {
      return OptionalLong.empty();
    }
    if (path.equals(LOGIN)) {
      return OptionalLong.of(MOST_LOGIN_BYTES);
    }
    if (path.equals(TrainingRoutes.PATH)) {
      return OptionalLong.of(limits.maxScoreBytes());
    }
    if (path.equals(CompareRoutes.PATH) || path.startsWith(TrainingRoutes.RECORDINGS)) {
      return OptionalLong.of(limits.maxRecordingBytes());
    }
    if (!rendered.matches() || !isVoice.test(decoded(rendered.group(1)))) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        rendered.group(2).equals("play") ? limits.maxScoreBytes() : limits.maxRecordingBytes());
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return name;
    }
  }

  /** The whole body of a request; empty if it has none. */
  static byte[] bytes(Context ctx) throws IOException {
    Body body = ctx.attribute(Body.ATTRIBUTE);
    return body == null ? new byte[0] : body.bytes();
  }

  /** The one uploaded file of a form, or else the body as it is; the caller closes it. */
  Body recording(Context ctx) throws IOException {
    Body body = ctx.attribute(Body.ATTRIBUTE);
    if (body == null || !ctx.isMultipartFormData()) {
      return body == null ? new Body(folder, () -> {}) : body;
    }
    Body file = new Body(folder, body::close).cameWith(body);
    try {
      UploadForm.copyFile(body, ctx.contentType(), file);
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /**
   * The uploaded files of a form, as many as there have to be; the caller closes them.
   *
   * @throws ProblemException if there is no form, or it holds another number of files
   */
  List<Body> recordings(Context ctx, int count) throws IOException {
    Body form = ctx.attribute(Body.ATTRIBUTE);
    List<Body> files = Stream.generate(() -> new Body(folder, () -> {})).limit(count).toList();
    try (Body read = form == null ? new Body(folder, () -> {}) : form) {
      UploadForm.copyFiles(read, ctx.contentType(), files);
      return files;
    } catch (IOException | RuntimeException e) {
      files.forEach(Body::close);
      throw e;
    }
  }
}
