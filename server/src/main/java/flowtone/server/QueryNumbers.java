package flowtone.server;

import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import flowtone.text.PlainNumber;
import io.javalin.http.Context;

/** Numbers in a request's query. */
final class QueryNumbers {
  private QueryNumbers() {}

  /** A whole number, {@code otherwise} where the query has none. */
  static long whole(Context ctx, String name, long otherwise) {
    String text = ctx.queryParam(name);
    try {
      return text == null || text.isBlank() ? otherwise : Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw notANumber(name, "a whole number", text);
    }
  }

  /** A number, {@code otherwise} where the query has none. */
  static float decimal(Context ctx, String name, float otherwise) {
    String text = ctx.queryParam(name);
    try {
      return text == null || text.isBlank() ? otherwise : PlainNumber.singlePrecision(text);
    } catch (NumberFormatException e) {
      throw notANumber(name, "a number", text);
    }
  }

  private static ProblemException notANumber(String name, String expected, String got) {
    return new ProblemException(
        ProblemType.OUT_OF_RANGE, "expected %s as %s; got \"%s\"".formatted(expected, name, got));
  }
}
