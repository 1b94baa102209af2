package flowtone.train;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Tells people how training goes, a line at a time. Not thread-safe. */
public final class ProgressLine {
  private final PrintStream out;

  /**
   * @param out usually standard error
   */
  public ProgressLine(PrintStream out) {
    this.out = out;
  }

  /** Shows figures; a time left that is not a number is left out. */
  void show(long step, double seconds, double secondsLeft, Map<String, Double> values) {
    StringJoiner line = new StringJoiner("  ");
    line.add("step " + step).add(clock(seconds));
    if (!Double.isNaN(secondsLeft)) {
      line.add(clock(secondsLeft) + " left");
    }
    values.forEach((name, value) -> line.add(name + " " + figure(name, value)));
    out.println(line);
  }

  /** Tells what happened in a sentence. */
  void say(String sentence) {
    out.println(sentence);
  }

  private static String figure(String name, double value) {
    if (name.endsWith("samplesPerSecond")) {
      return String.format(Locale.ROOT, "%.0fk", value / 1000);
    }
    return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.1f", value);
  }

  private static String clock(double seconds) {
    return String.format(Locale.ROOT, "%d:%02d", (long) seconds / 60, (long) seconds % 60);
  }
}
