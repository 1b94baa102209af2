package flowtone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Progress bars on stderr; in a log, where nothing can be drawn again, a line every few seconds.
 */
final class Progress {
  private static final int UPDATE_MILLIS = 500;
  private static final int LOG_MILLIS = 4500;
  private static final int LOG_WIDTH = 120;

  private Progress() {}

  /** A bar for a task, without a length yet. */
  static ProgressBarBuilder of(String task) {
    ProgressBarBuilder bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setStyle(ProgressBarStyle.ASCII)
            .continuousUpdate()
            .setUpdateIntervalMillis(isOnTerminal() ? UPDATE_MILLIS : LOG_MILLIS);
    return isOnTerminal()
        ? bar
        : bar.setConsumer(new DelegatingProgressBarConsumer(System.err::println, LOG_WIDTH));
  }

  /** Whether stderr is a terminal; where no system says so, whether stdin and stdout are one. */
  static boolean isOnTerminal() {
    try {
      String stderr = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return stderr.startsWith("/dev/pts/") || stderr.startsWith("/dev/tty");
    } catch (IOException | RuntimeException notLinux) {
      return System.console() != null;
    }
  }

  /** One more step is done; the bar names the next. */
  static void step(ProgressBar bar, String next) {
    bar.setExtraMessage(next);
    bar.step();
  }
}
