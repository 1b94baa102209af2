package flowtone.cli;

import flowtone.training.progress.ProgressDisplay;
import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;

/** Shows progress on a terminal: a bar that is drawn again and again, lines above it. */
final class BarDisplay implements ProgressDisplay {
  private static final int WHOLE = 1000;

  /** Goes to the beginning of the line and erases it (ECMA-48). */
  private static final String ERASE = "\r\u001b[K";

  private final String task;
  private final PrintStream out;
  private ProgressBar bar;

  BarDisplay(String task, PrintStream out) {
    this.task = task;
    this.out = out;
  }

  @Override
  public void line(String line) {
    out.println(ERASE + line);
  }

  @Override
  public void status(String status, double share) {
    if (bar == null) {
      bar = Progress.of(task).setInitialMax(WHOLE).hideEta().build();
    }
    bar.setExtraMessage(status);
    bar.stepTo(Math.round(WHOLE * share));
  }

  @Override
  public void end() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
