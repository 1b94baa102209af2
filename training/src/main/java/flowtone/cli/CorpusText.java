package flowtone.cli;

import flowtone.corpus.report.CorpusPage;
import flowtone.corpus.report.CorpusSummary;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** A corpus in words: its minutes, its labels, how many files were left out. */
public final class CorpusText {
  private CorpusText() {}

  /** With where its report is. */
  public static String of(Path corpus, CorpusSummary summary) {
    return "%s; %s tells more"
        .formatted(withoutReport(corpus.toString(), summary), corpus.resolve(CorpusPage.FILE));
  }

  /**
   * Of one that has no report.
   *
   * @param corpus where it is
   */
  public static String withoutReport(String corpus, CorpusSummary summary) {
    String labels =
        summary.labels().stream()
            .map(
                label ->
                    "  %-20s %5d files to train on, %3d to test, %6.1f minutes%n"
                        .formatted(
                            label.name(), label.trainFiles(), label.testFiles(), label.minutes()))
            .collect(Collectors.joining());
    return "%s: %.1f minutes%n%s%d files left out"
        .formatted(corpus, summary.minutes(), labels, summary.leftOut().size());
  }
}
