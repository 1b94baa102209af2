package flowtone.cli;

import flowtone.rendering.RenderedFile;
import java.io.PrintWriter;
import java.util.List;

/** What is to be known of sounds that were made, for people. */
public final class RemarksText {
  private RemarksText() {}

  /** A line for each sentence. */
  public static void tell(List<String> remarks, PrintWriter err) {
    remarks.forEach(err::println);
    err.flush();
  }

  /** A line for each remark. */
  public static void tell(RenderedFile rendered, PrintWriter err) {
    tell(rendered.remarks(), err);
  }
}
