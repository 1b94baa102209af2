package flowtone.benchmark.report;

import flowtone.benchmark.model.BenchmarkException;
import flowtone.benchmark.model.ModelIds;
import flowtone.benchmark.result.BenchmarkConditions;
import flowtone.benchmark.result.BenchmarkReport;
import flowtone.benchmark.result.BenchmarkResults;
import flowtone.benchmark.result.BenchmarkRow;
import flowtone.benchmark.result.Machine;
import flowtone.report.Figures;
import flowtone.report.HtmlPage;
import flowtone.report.Picture;
import flowtone.report.Player;
import flowtone.report.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The results of a benchmark as a page of HTML that needs no network. */
public final class BenchmarkPage {
  /** The page in the folder of a report. */
  public static final String FILE_NAME = "report.html";

  private static final String TEMPLATE = "/flowtone/benchmark/report";

  /** A figure in large print. */
  record Tile(String figure, String words) {}

  /** How fast the rows are. */
  record Speeds(Table table, Picture chart) {}

  /** How well the rows describe recordings; absent where there are no test recordings. */
  record Likelihoods(
      Table table, List<Picture> curves, List<String> order, Table moments, List<Picture> noise) {}

  /** The top of the page. */
  record Header(String title, String lead, List<Tile> tiles) {}

  /** What the template reads; {@code likelihoods} has one element or none. */
  record Model(
      Header header,
      Speeds speeds,
      List<Likelihoods> likelihoods,
      List<Player> players,
      Table facts,
      Method method) {}

  /** How it was measured. */
  record Method(List<String> sentences, Table conditions) {}

  private BenchmarkPage() {}

  /**
   * Writes {@code report.json} and {@code report.html}.
   *
   * @throws BenchmarkException if the folder cannot be written
   */
  public static void write(BenchmarkResults results, Path directory) {
    results.report().write(directory);
    try {
      of(results).write(directory.resolve(FILE_NAME));
    } catch (IOException e) {
      throw new BenchmarkException(
          "expected to write %s to %s; got %s".formatted(FILE_NAME, directory, e), e);
    }
  }

  private static HtmlPage of(BenchmarkResults results) {
    BenchmarkReport report = results.report();
    BenchmarkTables tables = new BenchmarkTables(report);
    Model model =
        new Model(
            new Header(report.title(), lead(report), tiles(report)),
            new Speeds(tables.speeds(), BenchmarkCharts.speeds(report.rows())),
            likelihoods(report, tables),
            results.players(),
            tables.facts(),
            new Method(report.method(), tables.conditions()));
    return HtmlPage.of("Benchmark of the flows: " + report.title(), TEMPLATE, model);
  }

  private static String lead(BenchmarkReport report) {
    BenchmarkConditions conditions = report.conditions();
    Machine machine = conditions.machine();
    return String.format(
        Locale.ROOT,
        "%d rows side by side on %d cores of %s, %s, %.1f seconds of notes at %d Hz",
        report.rows().size(),
        machine.cores(),
        machine.cpu(),
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
        .filter(row -> row.profile().id().equals(ModelIds.STUDENT) && row.sampled())
        .forEach(row -> add(tiles, row.offline().timesRealTime(), "× real time, offline"));
    return tiles;
  }

  private static void add(List<Tile> tiles, Double figure, String words) {
    if (figure != null) {
      tiles.add(new Tile(Figures.short3(figure), "student " + words));
    }
  }

  private static List<Likelihoods> likelihoods(BenchmarkReport report, BenchmarkTables tables) {
    List<BenchmarkRow> scored =
        report.rows().stream().filter(row -> row.likelihood() != null).toList();
    if (scored.isEmpty()) {
      return List.of();
    }
    List<BenchmarkRow> finite = scored.stream().filter(BenchmarkRow::hasFiniteLikelihood).toList();
    List<BenchmarkRow> families = finite.stream().filter(BenchmarkRow::representsFamily).toList();
    return List.of(
        new Likelihoods(
            tables.likelihoods(scored),
            curves(report, finite),
            report.likelihoodOrder(),
            tables.moments(families),
            noise(families)));
  }

  private static List<Picture> curves(BenchmarkReport report, List<BenchmarkRow> finite) {
    return finite.isEmpty()
        ? List.of()
        : List.of(
            BenchmarkCharts.likelihoodAgainstSpeed(finite),
            BenchmarkCharts.learning(report.curves()));
  }

  private static List<Picture> noise(List<BenchmarkRow> families) {
    return families.isEmpty()
        ? List.of()
        : List.of(BenchmarkCharts.quantiles(families), BenchmarkCharts.autocorrelation(families));
  }
}
