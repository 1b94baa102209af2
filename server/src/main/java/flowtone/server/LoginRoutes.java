package flowtone.server;

import flowtone.server.http.TokenGuard;
import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The page on which a person shows the server's token once, and gets a cookie for it. */
final class LoginRoutes {
  private static final String FIELD = "token=";
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>Flowtone: log in</title>
      <h1>Flowtone</h1>
      <form method="post" action="login">
        <label>Token of this server <input type="password" name="token" required autofocus></label>
        <button>Log in</button>
      </form>
      </html>
      """;

  private final TokenGuard tokens;

  LoginRoutes(TokenGuard tokens) {
    this.tokens = tokens;
  }

  List<Route> routes() {
    return List.of(
        Route.get(RequestBodies.LOGIN, ctx -> ctx.html(PAGE).header("Cache-Control", "no-store")),
        Route.post(RequestBodies.LOGIN, this::logIn));
  }

  private void logIn(Context ctx) throws IOException {
    if (!tokens.isToken(token(RequestBodies.bytes(ctx)))) {
      throw new ProblemException(ProblemType.UNAUTHORIZED, "expected this server's token");
    }
    tokens.cookie().ifPresent(cookie -> ctx.header("Set-Cookie", cookie));
    ctx.status(303).header("Location", "./");
  }

  private static String token(byte[] form) {
    String fields = new String(form, StandardCharsets.UTF_8);
    String value =
        Arrays.stream(fields.split("&"))
            .filter(field -> field.startsWith(FIELD))
            .map(field -> field.substring(FIELD.length()))
            .findFirst()
            .orElse("");
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ProblemType.MALFORMED_REQUEST, "expected a form with a token");
    }
  }
}
