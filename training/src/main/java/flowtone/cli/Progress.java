package flowtone.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress bars on stderr. */
final class Progress {
  private static final int UPDATE_MILLIS = 500;

  private Progress() {}

  /** A bar for a task, without a length yet. */
  static ProgressBarBuilder of(String task) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(UPDATE_MILLIS);
  }

  /** One more step is done; the bar names the next. */
  static void step(ProgressBar bar, String next) {
    bar.setExtraMessage(next);
    bar.step();
  }
}
