package flowtone.cli;

import flowtone.corpus.report.CorpusPage;
import flowtone.corpus.report.CorpusSummary;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** A corpus in words: its minutes, its labels, how many files were left out, its report. */
public final class CorpusText {
  private CorpusText() {}

  public static String of(Path corpus, CorpusSummary summary) {
    String labels =
        summary.labels().stream()
            .map(
                label ->
                    "  %-20s %5d files to train on, %3d to test, %6.1f minutes%n"
                        .formatted(
                            label.name(), label.trainFiles(), label.testFiles(), label.minutes()))
            .collect(Collectors.joining());
    return "%s: %.1f minutes%n%s%d files left out; %s tells more"
        .formatted(
            corpus,
            summary.minutes(),
            labels,
            summary.leftOut().size(),
            corpus.resolve(CorpusPage.FILE));
  }
}
