package flowtone.cli;

import flowtone.provenance.Provenance;
import flowtone.run.RunComparison;
import flowtone.run.RunComparison.Measured;
import flowtone.run.RunComparison.Setting;
import flowtone.run.RunComparison.Side;
import flowtone.run.RunSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Two runs side by side, as text. */
final class RunComparisonText {
  private static final String ROW = "%-36s %-28s %s";

  /** Rows of a curve, each at double the time of that before. */
  private static final int TIMES = 8;

  private final RunComparison compared;
  private final List<String> lines = new ArrayList<>();

  private RunComparisonText(RunComparison compared) {
    this.compared = compared;
  }

  /**
   * All of it.
   *
   * @param curves names of the metrics whose curves are shown
   */
  static String of(RunComparison compared, List<String> curves) {
    return new RunComparisonText(compared).text(curves);
  }

  private String text(List<String> curves) {
    row("", side -> side.summary().id());
    row("kind", side -> side.summary().kind().name().toLowerCase(Locale.ROOT));
    row("state", side -> side.summary().state().name().toLowerCase(Locale.ROOT));
    row("steps", side -> Long.toString(side.summary().step()));
    row("minutes trained", side -> minutes(side.summary().secondsTrained()));
    row("version", side -> made(side, Provenance::version));
    row("seed", side -> made(side, made -> Long.toString(made.seed())));
    row("machine", side -> made(side, made -> made.machine().inWords()));
    row("command", side -> made(side, Provenance::command));
    section("Settings that differ" + (compared.settings().isEmpty() ? ": none" : ""));
    for (Setting setting : compared.settings()) {
      lines.add(ROW.formatted(setting.key(), setting.first(), setting.second()));
    }
    section("Best, on recordings kept from training");
    metrics().forEach(name -> row(name, side -> best(side.summary(), name)));
    curves.stream().filter(metrics()::contains).forEach(this::curve);
    return String.join(System.lineSeparator(), lines);
  }

  private void section(String title) {
    lines.add("");
    lines.add(title);
  }

  private void row(String name, Function<Side, String> value) {
    lines.add(
        ROW.formatted(name, value.apply(compared.first()), value.apply(compared.second()))
            .stripTrailing());
  }

  private static String made(Side side, Function<Provenance, String> part) {
    return side.provenance() == null ? "not known" : part.apply(side.provenance());
  }

  private TreeSet<String> metrics() {
    TreeSet<String> names = new TreeSet<>(compared.first().curves().keySet());
    names.addAll(compared.second().curves().keySet());
    return names;
  }

  private static String best(RunSummary summary, String name) {
    return figure(Optional.ofNullable(summary.bestMetrics().get(name)));
  }

  private void curve(String metric) {
    section(metric + " after minutes of training");
    double end = Math.max(lastSeconds(compared.first()), lastSeconds(compared.second()));
    for (int i = TIMES - 1; i >= 0; i--) {
      double seconds = end / (1 << i);
      String first = figure(compared.first().at(metric, seconds));
      String second = figure(compared.second().at(metric, seconds));
      if (!first.isEmpty() || !second.isEmpty()) {
        lines.add(ROW.formatted(minutes(seconds), first, second).stripTrailing());
      }
    }
  }

  private static double lastSeconds(Side side) {
    return side.curves().values().stream()
        .flatMap(List::stream)
        .mapToDouble(Measured::seconds)
        .max()
        .orElse(0);
  }

  private static String figure(Optional<Double> value) {
    return Stream.of(value)
        .flatMap(Optional::stream)
        .map(known -> String.format(Locale.ROOT, "%.4f", known))
        .findFirst()
        .orElse("");
  }

  private static String minutes(double seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds / 60);
  }
}
