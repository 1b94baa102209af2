package flowtone.benchmark;

import flowtone.evaluation.normality.Normality;
import flowtone.report.Table;
import flowtone.report.Table.Cell;
import flowtone.report.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The tables of a report. */
final class BenchmarkTables {
  private final BenchmarkReport report;

  BenchmarkTables(BenchmarkReport report) {
    this.report = report;
  }

  /** Sampling offline and live, and density. */
  Table speeds() {
    return new Table(
        "Medians, below them the slowest and the fastest lap",
        List.of(
            Column.words("row"),
            Column.numbers("sampling offline", "samples/s"),
            Column.numbers("offline", "× real time"),
            Column.numbers("live, one listener", "samples/s"),
            Column.numbers("live", "× real time"),
            Column.numbers("density", "samples/s")),
        report.rows().stream().map(BenchmarkTables::speed).toList());
  }

  private static List<Cell> speed(Row row) {
    String failure = row.failure() == null ? "" : ": " + row.failure();
    return List.of(
        new Cell(row.profile().id(), row.profile().title() + failure),
        pace(row.offline()),
        timesRealTime(row.offline()),
        pace(row.live()),
        timesRealTime(row.live()),
        pace(row.density()));
  }

  private static Cell pace(Throughput pace) {
    return pace == null
        ? Cell.of(Figures.NONE)
        : new Cell(
            Figures.thousands(pace.samplesPerSecond()),
            Figures.thousands(pace.slowestSamplesPerSecond())
                + " – "
                + Figures.thousands(pace.fastestSamplesPerSecond()));
  }

  private static Cell timesRealTime(Throughput pace) {
    if (pace == null) {
      return Cell.of(Figures.NONE);
    }
    String mark =
        pace.extrapolated() ? "extrapolated from " + Figures.thousands(pace.samplesMeasured()) : "";
    return new Cell(Figures.short3(pace.timesRealTime()), mark);
  }

  /** How well recordings are described. */
  Table likelihoods(List<Row> rows) {
    return new Table(
        "Negative log-likelihood of test recordings; less is better",
        List.of(
            Column.words("row"),
            Column.numbers("nats", "per sample, full scale 1"),
            Column.numbers("bits", "per 16-bit sample"),
            Column.numbers("scored", "samples"),
            Column.numbers("parameters", "trained values")),
        rows.stream().map(BenchmarkTables::likelihood).toList());
  }

  private static List<Cell> likelihood(Row row) {
    HeldOutLikelihood fit = row.fit();
    return List.of(
        new Cell(row.profile().id(), row.profile().title()),
        new Cell(Figures.orNone(fit.natsPerSample(), BenchmarkTables::decimals), lost(fit)),
        Cell.of(Figures.orNone(fit.bitsPerSample(), BenchmarkTables::decimals)),
        new Cell(Figures.thousands(fit.samples()), fit.excerpt() ? "a short excerpt" : ""),
        Cell.of(Figures.orNone(row.profile().parameters(), Figures::thousands)));
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String lost(HeldOutLikelihood fit) {
    return fit.known()
        ? ""
        : "no number from sample " + Figures.thousands(fit.numberUntilSample()) + " on";
  }

  /** Moments of the noise that recordings become. */
  Table moments(List<Row> rows) {
    return new Table(
        "toNoise(test recordings), which training by likelihood makes standard normal",
        List.of(
            Column.words("family"),
            Column.numbers("mean", "0 is right"),
            Column.numbers("deviation", "1 is right"),
            Column.numbers("skewness", "0 is right"),
            Column.numbers("excess kurtosis", "0 is right"),
            Column.numbers("lags outside the 95 % band", "5 % is right")),
        rows.stream().map(BenchmarkTables::moment).toList());
  }

  private static List<Cell> moment(Row row) {
    Normality noise = row.fit().normality();
    return List.of(
        Cell.of(LikelihoodOrder.name(row)),
        Cell.of(Figures.short3(noise.mean())),
        Cell.of(Figures.short3(noise.deviation())),
        Cell.of(Figures.short3(noise.skewness())),
        Cell.of(Figures.short3(noise.excessKurtosis())),
        Cell.of(String.format(Locale.ROOT, "%.0f %%", 100 * noise.correlatedShare())));
  }

  /** What each row is. */
  Table facts() {
    return new Table(
        "What each row is; T is the number of samples",
        List.of(
            Column.words("row"),
            Column.words("sampled by"),
            Column.numbers("passes, density", "network passes"),
            Column.numbers("passes, sampling", "network passes"),
            Column.numbers("parameters", "and their memory"),
            Column.numbers("state", "of a listener"),
            Column.numbers("Java heap", "bytes a sample"),
            Column.numbers("cores busy", "offline")),
        report.rows().stream().map(BenchmarkTables::fact).toList());
  }

  private static List<Cell> fact(Row row) {
    Profile profile = row.profile();
    return List.of(
        new Cell(profile.id(), profile.title()),
        Cell.of(profile.method()),
        Cell.of(profile.passes().toNoise()),
        Cell.of(profile.passes().toData()),
        new Cell(
            Figures.orNone(profile.parameters(), Figures::thousands),
            Figures.orNone(profile.weightBytes(), Figures::bytes)),
        Cell.of(Figures.orNone(profile.stateBytes(), Figures::bytes)),
        offline(row, Throughput::heapBytesPerSample),
        offline(row, Throughput::coresBusy));
  }

  private static Cell offline(Row row, ToDoubleFunction<Throughput> figure) {
    return Cell.of(
        row.sampled() ? Figures.short3(figure.applyAsDouble(row.offline())) : Figures.NONE);
  }

  /** The machine. */
  Table conditions() {
    Conditions c = report.conditions();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("cores", c.cores() + " of " + c.cpu()));
    rows.add(List.of("who uses them", c.threads()));
    rows.add(List.of("precision", c.precision()));
    rows.add(List.of("system", c.system() + ", " + c.java() + ", TensorFlow " + c.tensorFlow()));
    c.settings().forEach((name, value) -> rows.add(List.of(name, value)));
    return Table.of("Conditions", List.of(Column.words("what"), Column.words("which")), rows);
  }
}
