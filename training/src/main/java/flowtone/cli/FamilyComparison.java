package flowtone.cli;

import flowtone.benchmark.BenchmarkResults;
import flowtone.benchmark.Clock;
import flowtone.benchmark.CorpusBenchmark;
import flowtone.corpus.Corpus;
import flowtone.model.FlowFamily;
import java.nio.file.Path;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;

/**
 * Every family trained on one corpus for the same time, then raced.
 *
 * @param corpus prepared recordings
 * @param out folder of the report; runs are kept in {@code runs} below it
 * @param families which
 * @param minutes of training for each
 * @param laps how often is measured
 */
record FamilyComparison(
    Path corpus, Path out, Families families, double minutes, RepetitionOptions laps) {
  private static final double RACE_SECONDS = 120;

  BenchmarkResults run(double seconds, long seed) {
    Corpus opened = Corpus.open(corpus);
    FamilyTraining training =
        new FamilyTraining(
            corpus,
            Configurations.of(opened.description()),
            out.resolve("runs"),
            families,
            minutes);
    training.checkWindow(opened);
    Map<FlowFamily, Path> runs = training.run();
    try (FamilyModels contestants = new FamilyModels(runs, out.resolve("voice"));
        ProgressBar bar = Progress.of("race").build()) {
      String title = corpus.toAbsolutePath().normalize().getFileName().toString();
      return new CorpusBenchmark(
              opened, laps.rules(RACE_SECONDS), Clock.ofThisMachine(), id -> Progress.step(bar, id))
          .run(title, contestants.entrants(), runs, seconds, seed);
    }
  }
}
