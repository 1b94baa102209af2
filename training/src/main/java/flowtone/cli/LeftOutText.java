package flowtone.cli;

import flowtone.corpus.LeftOut;
import java.io.PrintWriter;
import java.util.List;

/** The end of a batch: what was left out of it, a sentence each. */
final class LeftOutText {
  private LeftOutText() {}

  static void tell(List<LeftOut> leftOut, PrintWriter err) {
    for (LeftOut file : leftOut) {
      err.println("left out: " + file.reason());
    }
    err.flush();
  }
}
