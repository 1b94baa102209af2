package flowtone.race;

import flowtone.audio.Waveform;
import flowtone.corpus.Corpus;
import flowtone.network.FlowFamily;
import flowtone.report.Player;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Models of one corpus raced against one another, and held against its test recordings. */
public final class CorpusRace {
  private final Corpus corpus;
  private final Rules rules;
  private final Meter meter;
  private final Consumer<String> progress;

  /**
   * @param progress told of what is run next
   */
  public CorpusRace(Corpus corpus, Rules rules, Meter meter, Consumer<String> progress) {
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
   * @throws RaceException if no test recording is longer than the longest receptive field
   */
  public Raced run(
      String title, List<Entrant> entrants, Map<FlowFamily, Path> runs, double seconds, long seed) {
    List<Contestant> contestants = entrants.stream().map(Entrant::contestant).toList();
    int window = window(contestants);
    Course course = Medley.of(corpus, window, seconds, seed);
    List<Result> results = new Race(course, rules, meter, progress).run(contestants);
    List<Fit> fits = fits(entrants, new TestLikelihood(corpus, window));
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
    List<String> method = new ArrayList<>(Method.ofSpeeds(conditions));
    method.addAll(Method.ofLikelihoods(gain, window));
    RaceReport report = RaceReport.of(title, rows, curves, conditions, method);
    List<Player> players = new ArrayList<>(List.of(recordings(course)));
    players.addAll(new Sounds(course, progress).of(contestants, results));
    return new Raced(report, players);
  }

  private static int window(List<Contestant> contestants) {
    return contestants.stream()
        .map(contestant -> contestant.profile().receptiveFieldSamples())
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue)
        .max()
        .orElse(0);
  }

  private List<Fit> fits(List<Entrant> entrants, TestLikelihood likelihood) {
    List<Fit> fits = new ArrayList<>();
    for (Entrant entrant : entrants) {
      Contestant contestant = entrant.contestant();
      progress.accept(contestant.profile().id());
      boolean scores = contestant.disciplines().contains(Discipline.DENSITY);
      fits.add(scores ? likelihood.of(contestant, entrant.excerpt()) : null);
    }
    return fits;
  }

  private static Player recordings(Course course) {
    Waveform played = new Waveform(course.sound(), course.track().sampleRateHz());
    return Player.of(played, "the recordings themselves");
  }
}
