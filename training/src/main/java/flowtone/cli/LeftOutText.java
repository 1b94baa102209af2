package flowtone.cli;

import flowtone.corpus.LeftOut;
import java.io.PrintWriter;
import java.util.List;

/** Files that were left out of a batch, a sentence each. */
public final class LeftOutText {
  private LeftOutText() {}

  public static void tell(List<LeftOut> leftOut, PrintWriter err) {
    for (LeftOut file : leftOut) {
      err.println("left out: " + file.reason());
    }
    err.flush();
  }
}
