package flowtone.benchmark.report;

import flowtone.benchmark.likelihood.HeldOutLikelihood;
import flowtone.benchmark.model.ModelProfile;
import flowtone.benchmark.result.BenchmarkConditions;
import flowtone.benchmark.result.BenchmarkReport;
import flowtone.benchmark.result.BenchmarkRow;
import flowtone.benchmark.timing.Throughput;
import flowtone.evaluation.normality.Normality;
import flowtone.provenance.Machine;
import flowtone.report.Figures;
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
        "Medians, below them the slowest and the fastest repetition",
        List.of(
            Column.words("row"),
            Column.numbers("sampling offline", "samples/s"),
            Column.numbers("offline", "× real time"),
            Column.numbers("live, one stream", "samples/s"),
            Column.numbers("live", "× real time"),
            Column.numbers("live, a core", "× real time of CPU time"),
            Column.numbers("density", "samples/s")),
        report.rows().stream().map(BenchmarkTables::speed).toList());
  }

  private static List<Cell> speed(BenchmarkRow row) {
    String failure = row.failure() == null ? "" : ": " + row.failure();
    return List.of(
        new Cell(row.profile().id(), row.profile().title() + failure),
        speed(row.offline()),
        timesRealTime(row.offline()),
        speed(row.live()),
        timesRealTime(row.live()),
        perCore(row.live()),
        speed(row.density()));
  }

  private static Cell speed(Throughput throughput) {
    return throughput == null
        ? Cell.of(Figures.NONE)
        : new Cell(
            Figures.thousands(throughput.samplesPerSecond()),
            Figures.thousands(throughput.speed().slowestSamplesPerSecond())
                + " – "
                + Figures.thousands(throughput.speed().fastestSamplesPerSecond()));
  }

  private static Cell perCore(Throughput throughput) {
    return Cell.of(
        throughput == null ? Figures.NONE : Figures.short3(throughput.timesRealTimePerCore()));
  }

  private static Cell timesRealTime(Throughput throughput) {
    if (throughput == null) {
      return Cell.of(Figures.NONE);
    }
    String mark =
        throughput.extrapolated()
            ? "extrapolated from " + Figures.thousands(throughput.samplesMeasured())
            : "";
    return new Cell(Figures.short3(throughput.timesRealTime()), mark);
  }

  /** Likelihoods of test recordings. */
  Table likelihoods(List<BenchmarkRow> rows) {
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

  private static List<Cell> likelihood(BenchmarkRow row) {
    HeldOutLikelihood likelihood = row.likelihood();
    return List.of(
        new Cell(row.profile().id(), row.profile().title()),
        new Cell(
            Figures.orNone(likelihood.natsPerSample(), BenchmarkTables::decimals),
            notFinite(likelihood)),
        Cell.of(Figures.orNone(likelihood.bitsPerSample(), BenchmarkTables::decimals)),
        new Cell(
            Figures.thousands(likelihood.samples()), likelihood.excerpt() ? "a short excerpt" : ""),
        Cell.of(Figures.orNone(row.profile().parameters(), Figures::thousands)));
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String notFinite(HeldOutLikelihood likelihood) {
    return likelihood.known()
        ? ""
        : "NaN from sample " + Figures.thousands(likelihood.numberUntilSample()) + " on";
  }

  /** Moments of the noise that recordings become. */
  Table moments(List<BenchmarkRow> rows) {
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

  private static List<Cell> moment(BenchmarkRow row) {
    Normality noise = row.likelihood().normality();
    return List.of(
        Cell.of(row.profile().familyName()),
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
            Column.numbers("state", "of a stream"),
            Column.numbers("Java heap", "bytes a sample"),
            Column.numbers("cores busy", "offline")),
        report.rows().stream().map(BenchmarkTables::fact).toList());
  }

  private static List<Cell> fact(BenchmarkRow row) {
    ModelProfile profile = row.profile();
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

  private static Cell offline(BenchmarkRow row, ToDoubleFunction<Throughput> figure) {
    return Cell.of(
        row.sampled() ? Figures.short3(figure.applyAsDouble(row.offline())) : Figures.NONE);
  }

  /** The machine and its settings. */
  Table conditions() {
    BenchmarkConditions conditions = report.conditions();
    Machine machine = conditions.machine();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("cores", machine.cores() + " of " + machine.cpu()));
    rows.add(List.of("their use", conditions.threads()));
    rows.add(List.of("precision", conditions.precision()));
    rows.add(List.of("system", system(machine)));
    machine.settings().forEach((name, value) -> rows.add(List.of(name, value)));
    return Table.of(
        "BenchmarkConditions", List.of(Column.words("condition"), Column.words("value")), rows);
  }

  private static String system(Machine machine) {
    return "%s, %s, TensorFlow %s"
        .formatted(machine.system(), machine.java(), machine.tensorFlow());
  }
}
