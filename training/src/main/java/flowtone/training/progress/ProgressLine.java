package flowtone.training.progress;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Prints the progress of training, one line at a time. Not thread-safe. */
public final class ProgressLine {
  private final PrintStream out;

  /**
   * @param out usually standard error
   */
  public ProgressLine(PrintStream out) {
    this.out = out;
  }

  /** Prints the step, the time, what is left of the budget, and metrics. */
  public void show(long step, double seconds, Budget.Remainder left, Map<String, Double> values) {
    show("step %d  %s  %s".formatted(step, clock(seconds), inWords(left)), values);
  }

  /** Prints metrics of a step. */
  public void show(long step, double seconds, Map<String, Double> values) {
    show("step %d  %s".formatted(step, clock(seconds)), values);
  }

  private void show(String where, Map<String, Double> values) {
    StringJoiner line = new StringJoiner("  ");
    line.add(where);
    values.forEach((name, value) -> line.add(name + " " + figure(name, value)));
    out.println(line);
  }

  /** Prints a sentence. */
  public void print(String sentence) {
    out.println(sentence);
  }

  private static String figure(String name, double value) {
    if (name.endsWith("samplesPerSecond")) {
      return String.format(Locale.ROOT, "%.0fk", value / 1000);
    }
    return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.1f", value);
  }

  private static String inWords(Budget.Remainder left) {
    StringJoiner words = new StringJoiner(", ", "", " left");
    words.setEmptyValue("");
    if (!Double.isNaN(left.seconds())) {
      words.add(clock(left.seconds()));
    }
    if (!Double.isNaN(left.steps())) {
      words.add("%d steps".formatted(Math.round(left.steps())));
    }
    return words.toString();
  }

  /** Hours, minutes and seconds. */
  private static String clock(double seconds) {
    long whole = (long) seconds;
    return "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60);
  }
}
