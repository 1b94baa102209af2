package flowtone.benchmark;

import flowtone.audio.Waveform;
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

/** Models of one corpus raced against one another, and held against its test recordings. */
public final class CorpusBenchmark {
  private final Corpus corpus;
  private final BenchmarkSettings rules;
  private final Clock meter;
  private final Consumer<String> progress;

  /**
   * @param progress told of what is run next
   */
  public CorpusBenchmark(
      Corpus corpus, BenchmarkSettings rules, Clock meter, Consumer<String> progress) {
    this.corpus = corpus;
    this.rules = rules;
    this.meter = meter;
    this.progress = progress;
  }

  /**
   * Runs it.
   *
   * @param title of the report
   * @param entrants all on this corpus; they stay the caller's to close
   * @param runs where each family was trained, by family
   * @param seconds of notes to sample
   * @throws BenchmarkException if no test recording is longer than the longest receptive field
   */
  public BenchmarkResults run(
      String title,
      List<LabelledModel> entrants,
      Map<FlowFamily, Path> runs,
      double seconds,
      long seed) {
    List<BenchmarkedModel> contestants = entrants.stream().map(LabelledModel::contestant).toList();
    int window = window(contestants);
    Workload course = CorpusWorkload.of(corpus, window, seconds, seed);
    List<Result> results = new Benchmark(course, rules, meter, progress).run(contestants);
    List<HeldOutLikelihood> fits = fits(entrants, new TestLikelihood(corpus, window));
    List<Row> rows =
        IntStream.range(0, results.size())
            .mapToObj(i -> Row.of(results.get(i), fits.get(i)))
            .toList();
    double gain = corpus.description().gain();
    List<LearningCurve> curves =
        runs.entrySet().stream()
            .map(run -> LearningCurve.of(run.getKey().id(), run.getValue(), gain))
            .toList();
    Conditions conditions = Conditions.of(course, rules);
    List<String> method = new ArrayList<>(MeasurementMethod.ofSpeeds(conditions));
    method.addAll(MeasurementMethod.ofLikelihoods(gain, window));
    BenchmarkReport report = BenchmarkReport.of(title, rows, curves, conditions, method);
    List<Player> players = new ArrayList<>(List.of(recordings(course)));
    players.addAll(new Sounds(course, progress).of(contestants, results));
    return new BenchmarkResults(report, players);
  }

  private static int window(List<BenchmarkedModel> contestants) {
    return contestants.stream()
        .map(contestant -> contestant.profile().receptiveFieldSamples())
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue)
        .max()
        .orElse(0);
  }

  private List<HeldOutLikelihood> fits(List<LabelledModel> entrants, TestLikelihood likelihood) {
    List<HeldOutLikelihood> fits = new ArrayList<>();
    for (LabelledModel entrant : entrants) {
      BenchmarkedModel contestant = entrant.contestant();
      progress.accept(contestant.profile().id());
      boolean scores = contestant.disciplines().contains(Mode.DENSITY);
      fits.add(scores ? likelihood.of(contestant, entrant.excerpt()) : null);
    }
    return fits;
  }

  private static Player recordings(Workload course) {
    Waveform played = new Waveform(course.sound(), course.track().sampleRateHz());
    return Player.of(played, "the recordings themselves");
  }
}
