package flowtone.training.progress;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Metrics of training: in words for musicians, and by their names for those who know them. */
final class MetricText {
  /** What musicians are told, in this order; the names of metrics are behind --verbose. */
  private static final Map<String, String> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("nll", "surprise at the recordings");
    WORDS.put("stft", "distance from the recordings");
    WORDS.put("mel", "of it in tone colour");
    WORDS.put("kl", "distance from the teacher");
  }

  private MetricText() {}

  /** In words, less being better in all; empty where nobody but an expert is told anything. */
  static String inWords(Map<String, Double> values) {
    StringJoiner words = new StringJoiner(", ");
    WORDS.forEach(
        (name, title) ->
            values.forEach(
                (key, value) -> {
                  if (key.substring(key.indexOf('/') + 1).equals(name)) {
                    words.add(String.format(Locale.ROOT, "%s %.2f", title, value));
                  }
                }));
    return words.length() == 0 ? "" : words + " (less is better)";
  }

  /** A line of everything by its name. */
  static String byName(
      long step, double seconds, Budget.Remainder left, Map<String, Double> values) {
    StringJoiner line = new StringJoiner("  ");
    line.add("step %d  %s".formatted(step, Clock.digits(seconds)));
    if (left != null) {
      line.add(inWords(left));
    }
    values.forEach((name, value) -> line.add(name + " " + figure(name, value)));
    return line.toString();
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
      words.add(Clock.digits(left.seconds()));
    }
    if (!Double.isNaN(left.steps())) {
      words.add("%d steps".formatted(Math.round(left.steps())));
    }
    return words.toString();
  }
}
