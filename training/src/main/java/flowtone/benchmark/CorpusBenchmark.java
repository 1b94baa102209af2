package flowtone.benchmark;

import flowtone.audio.Waveform;
import flowtone.benchmark.likelihood.HeldOutLikelihood;
import flowtone.benchmark.likelihood.LearningCurve;
import flowtone.benchmark.likelihood.TestLikelihood;
import flowtone.benchmark.model.BenchmarkedModel;
import flowtone.benchmark.model.Mode;
import flowtone.benchmark.result.BenchmarkConditions;
import flowtone.benchmark.result.BenchmarkReport;
import flowtone.benchmark.result.BenchmarkResults;
import flowtone.benchmark.result.BenchmarkRow;
import flowtone.benchmark.result.MeasurementMethod;
import flowtone.benchmark.timing.BenchmarkSettings;
import flowtone.benchmark.timing.Clock;
import flowtone.benchmark.timing.SpeedBenchmark;
import flowtone.benchmark.timing.SpeedResult;
import flowtone.benchmark.timing.Workload;
import flowtone.corpus.Corpus;
import flowtone.model.FlowFamily;
import flowtone.report.Player;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Benchmarks models of one corpus: speed, and the likelihood of its test recordings. */
public final class CorpusBenchmark {
  private final Corpus corpus;
  private final BenchmarkSettings settings;
  private final Clock clock;
  private final Consumer<String> progress;

  /**
   * @param progress told the id of the model that runs next
   */
  public CorpusBenchmark(
      Corpus corpus, BenchmarkSettings settings, Clock clock, Consumer<String> progress) {
    this.corpus = corpus;
    this.settings = settings;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Times the models, then scores them.
   *
   * @param title of the report
   * @param models all of this corpus; they stay the caller's to close
   * @param runs where each family was trained, by family
   * @param seconds of notes to sample
   * @param seed of the noise
   * @throws flowtone.benchmark.model.BenchmarkException if no test recording is longer than the
   *     longest receptive field
   */
  public BenchmarkResults run(
      String title,
      List<BenchmarkedModel> models,
      Map<FlowFamily, Path> runs,
      double seconds,
      long seed) {
    int window = window(models);
    Workload workload = CorpusWorkload.of(corpus, window, seconds, seed);
    List<SpeedResult> speeds = new SpeedBenchmark(workload, settings, clock, progress).run(models);
    List<BenchmarkRow> rows = rows(speeds, likelihoods(models, window));
    BenchmarkConditions conditions = BenchmarkConditions.of(workload, settings);
    BenchmarkReport report =
        new BenchmarkReport(title, rows, curves(runs), conditions, method(conditions, window));
    List<Player> players = new ArrayList<>(List.of(recordings(workload)));
    players.addAll(new ModelPlayers(workload, progress).of(models, speeds));
    return new BenchmarkResults(report, players);
  }

  /** Longest receptive field of the models, in samples. */
  private static int window(List<BenchmarkedModel> models) {
    return models.stream()
        .map(model -> model.profile().receptiveFieldSamples())
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue)
        .max()
        .orElse(0);
  }

  /** One of each model, null where it gives no density. */
  private List<HeldOutLikelihood> likelihoods(List<BenchmarkedModel> models, int window) {
    TestLikelihood test = new TestLikelihood(corpus, window);
    List<HeldOutLikelihood> likelihoods = new ArrayList<>();
    for (BenchmarkedModel model : models) {
      progress.accept(model.profile().id());
      likelihoods.add(model.modes().contains(Mode.DENSITY) ? test.of(model) : null);
    }
    return likelihoods;
  }

  private static List<BenchmarkRow> rows(
      List<SpeedResult> speeds, List<HeldOutLikelihood> likelihoods) {
    return IntStream.range(0, speeds.size())
        .mapToObj(i -> BenchmarkRow.of(speeds.get(i), likelihoods.get(i)))
        .toList();
  }

  private List<LearningCurve> curves(Map<FlowFamily, Path> runs) {
    double gain = corpus.description().gain();
    return runs.entrySet().stream()
        .map(run -> LearningCurve.of(run.getKey().id(), run.getValue(), gain))
        .toList();
  }

  private List<String> method(BenchmarkConditions conditions, int window) {
    List<String> method = new ArrayList<>(MeasurementMethod.ofSpeeds(conditions));
    method.addAll(MeasurementMethod.ofLikelihoods(corpus.description().gain(), window));
    return method;
  }

  private static Player recordings(Workload workload) {
    Waveform recorded = new Waveform(workload.sound(), workload.track().sampleRateHz());
    return Player.of(recorded, "the recordings themselves");
  }
}
