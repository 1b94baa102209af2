package flowtone.graph;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

/**
 * What TensorFlow's native code writes to stderr. {@value #LEVEL} in the environment hides most of
 * it, but not what is written through the logging of Abseil, which TensorFlow 2.18 never tells of
 * that level: a banner, and a line about the first graph of a process. So a graph of no use comes
 * first, and what is said of it is held back by the same level. Where the level is not set, or
 * native functions cannot be called, everything is shown as it comes.
 */
final class NativeLog {
  /** As TensorFlow reads it: 1 hides information, 2 warnings too, 3 errors too. */
  static final String LEVEL = "TF_CPP_MIN_LOG_LEVEL";

  private static final String SEVERITIES = "IWE";
  private static final Pattern LINE = Pattern.compile("[IWEF]\\d{4} .*");
  private static final String BANNER = "WARNING: All log messages before absl::InitializeLog()";

  private static boolean settled;

  private NativeLog() {}

  /** Lets the first graph of the process pass, if it has not. */
  static synchronized void settle() {
    if (!settled) {
      settled = true;
      settle(level(System.getenv(LEVEL)));
    }
  }

  private static void settle(int level) {
    if (level > 0) {
      String shown = shown(NativeStderr.during(NativeLog::runAnyGraph), level);
      System.err.print(shown);
      System.err.flush();
    }
  }

  private static void runAnyGraph() {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      session.runner().fetch(Ops.create(graph).constant(0)).run().close();
    }
  }

  /** The level that a variable of the environment sets; 0, which hides nothing, without one. */
  static int level(String variable) {
    return variable != null && variable.matches("[0-3]") ? Integer.parseInt(variable) : 0;
  }

  /** The lines of a text that a level of the log does not hide. */
  static String shown(String text, int level) {
    return text.lines()
        .filter(line -> !isHidden(line, level))
        .map(line -> line + System.lineSeparator())
        .collect(Collectors.joining());
  }

  private static boolean isHidden(String line, int level) {
    boolean isOfTensorFlow = LINE.matcher(line).matches();
    return line.startsWith(BANNER)
        || isOfTensorFlow && SEVERITIES.substring(0, level).indexOf(line.charAt(0)) >= 0;
  }
}
