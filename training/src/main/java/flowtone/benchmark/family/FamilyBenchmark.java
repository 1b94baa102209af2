package flowtone.benchmark.family;

import flowtone.benchmark.CorpusBenchmark;
import flowtone.benchmark.result.BenchmarkResults;
import flowtone.benchmark.timing.BenchmarkSettings;
import flowtone.benchmark.timing.Clock;
import flowtone.corpus.Corpus;
import flowtone.model.FlowFamily;
import flowtone.pipeline.ShippedConfigurations;
import flowtone.training.progress.ProgressLine;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Trains every family on one corpus for the same time, then benchmarks them.
 *
 * @param corpus prepared recordings
 * @param out folder of the report; runs are kept in {@code runs} below it
 * @param families which
 * @param minutes of training for each
 * @param settings of the benchmark
 */
public record FamilyBenchmark(
    Path corpus, Path out, FamilySelection families, double minutes, BenchmarkSettings settings) {
  /** Time that the repetitions of all families may take together, about. */
  public static final double SECONDS = 120;

  /**
   * Trains the families, or resumes their training.
   *
   * @return the run of each
   * @throws IllegalArgumentException before any training, if no test recording is longer than the
   *     receptive fields
   */
  public Map<FlowFamily, Path> train(ProgressLine progress) {
    Corpus opened = Corpus.open(corpus);
    FamilyTraining training =
        new FamilyTraining(
            corpus,
            ShippedConfigurations.of(opened.description()),
            out.resolve("runs"),
            families,
            minutes);
    training.checkWindow(opened);
    return training.run(progress);
  }

  /**
   * Benchmarks trained families.
   *
   * @param runs of the families
   * @param seconds of notes to sample
   * @param seed of the noise
   * @param progress told the id of the model that runs next
   */
  public BenchmarkResults run(
      Map<FlowFamily, Path> runs, double seconds, long seed, Consumer<String> progress) {
    String title = corpus.toAbsolutePath().normalize().getFileName().toString();
    CorpusBenchmark benchmark =
        new CorpusBenchmark(Corpus.open(corpus), settings, Clock.ofThisMachine(), progress);
    try (FamilyModels models = new FamilyModels(runs, out.resolve("voice"))) {
      return benchmark.run(title, models.all(), runs, seconds, seed);
    }
  }
}
