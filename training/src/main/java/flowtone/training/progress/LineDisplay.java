package flowtone.training.progress;

import java.io.PrintStream;

/** Shows progress in a log: how things stand is a line every few seconds. */
final class LineDisplay implements ProgressDisplay {
  /** With ticks of half a second, nobody waits for five. */
  private static final double STATUS_SECONDS = 4;

  private final PrintStream out;
  private long lastNanos = System.nanoTime();

  LineDisplay(PrintStream out) {
    this.out = out;
  }

  @Override
  public void line(String line) {
    lastNanos = System.nanoTime();
    out.println(line);
  }

  @Override
  public void status(String status, double share) {
    if (System.nanoTime() - lastNanos > 1e9 * STATUS_SECONDS) {
      line(status);
    }
  }

  @Override
  public void end() {
    out.flush();
  }
}
