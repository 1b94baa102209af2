package flowtone.cli;

import flowtone.rendering.RenderedFile;
import java.io.PrintWriter;

/** What is to be known of sounds that were made, for people. */
final class RemarksText {
  private RemarksText() {}

  /** A line for each remark. */
  static void tell(RenderedFile rendered, PrintWriter err) {
    rendered.remarks().forEach(err::println);
    err.flush();
  }
}
