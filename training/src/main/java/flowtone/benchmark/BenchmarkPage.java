package flowtone.benchmark;

import flowtone.report.HtmlPage;
import flowtone.report.Picture;
import flowtone.report.Player;
import flowtone.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report as a page. */
final class BenchmarkPage {
  private static final String TEMPLATE = "/flowtone/benchmark/report";

  /** A figure in large print. */
  record Tile(String figure, String words) {}

  /** What the template names. */
  record Model(
      String title,
      String lead,
      List<Tile> tiles,
      Table speeds,
      Picture bars,
      boolean fitted,
      Table likelihoods,
      List<Picture> learning,
      List<String> order,
      Table moments,
      List<Picture> noise,
      boolean heard,
      List<Player> players,
      Table facts,
      List<String> method,
      Table conditions) {}

  private BenchmarkPage() {}

  static HtmlPage of(BenchmarkResults raced) {
    BenchmarkReport report = raced.report();
    BenchmarkTables tables = new BenchmarkTables(report);
    List<Row> fitted = report.rows().stream().filter(row -> row.fit() != null).toList();
    List<Row> known = fitted.stream().filter(Row::fitted).toList();
    Model model =
        new Model(
            report.title(),
            lead(report),
            tiles(report),
            tables.speeds(),
            BenchmarkCharts.speeds(report.rows()),
            !fitted.isEmpty(),
            tables.likelihoods(fitted),
            learning(report, known),
            report.likelihoodOrder(),
            tables.moments(BenchmarkCharts.distinct(report.rows())),
            noise(known),
            !raced.players().isEmpty(),
            raced.players(),
            tables.facts(),
            report.method(),
            tables.conditions());
    return HtmlPage.of("Race of the flows: " + report.title(), TEMPLATE, model);
  }

  private static String lead(BenchmarkReport report) {
    Conditions conditions = report.conditions();
    return String.format(
        Locale.ROOT,
        "%d rows side by side on %d cores of %s, %s, %.1f seconds of notes at %d Hz",
        report.rows().size(),
        conditions.cores(),
        conditions.cpu(),
        conditions.precision(),
        conditions.seconds(),
        conditions.sampleRateHz());
  }

  private static List<Tile> tiles(BenchmarkReport report) {
    List<Tile> tiles = new ArrayList<>();
    add(tiles, report.offline().studentToTextbook(), "× as fast as the textbook inverse, offline");
    add(tiles, report.offline().studentToCached(), "× as fast as the cached teacher, offline");
    add(tiles, report.live().studentToCached(), "× as fast as the cached teacher, live");
    report.rows().stream()
        .filter(row -> row.profile().id().equals(Ids.STUDENT) && row.sampled())
        .forEach(row -> add(tiles, row.offline().timesRealTime(), "× real time, offline"));
    return tiles;
  }

  private static void add(List<Tile> tiles, Double figure, String words) {
    if (figure != null) {
      tiles.add(new Tile(Figures.short3(figure), "student " + words));
    }
  }

  private static List<Picture> learning(BenchmarkReport report, List<Row> known) {
    if (known.isEmpty()) {
      return List.of();
    }
    return List.of(
        BenchmarkCharts.likelihoodAgainstSpeed(known), BenchmarkCharts.learning(report.curves()));
  }

  private static List<Picture> noise(List<Row> fitted) {
    if (BenchmarkCharts.distinct(fitted).isEmpty()) {
      return List.of();
    }
    return List.of(BenchmarkCharts.quantiles(fitted), BenchmarkCharts.autocorrelation(fitted));
  }
}
