package flowtone.cli;

import flowtone.corpus.CorpusException;
import flowtone.corpus.report.CorpusSummary;
import flowtone.pipeline.ProgressListener;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** Shows how the preparation of a corpus gets on, and names at the end what was left out. */
final class PreparationProgress {
  private PreparationProgress() {}

  /**
   * Prepares, telling of it.
   *
   * @throws CorpusException if no recording can be used
   */
  static CorpusSummary show(
      Function<ProgressListener, CorpusSummary> preparation, PrintWriter err) {
    try (ProgressBarListener progress = new ProgressBarListener("prepare")) {
      return told(() -> preparation.apply(progress), err);
    }
  }

  /**
   * Prepares, naming in the end what was left out.
   *
   * @throws CorpusException if no recording can be used
   */
  static CorpusSummary told(Supplier<CorpusSummary> preparation, PrintWriter err) {
    CorpusSummary summary;
    try {
      summary = preparation.get();
    } catch (CorpusException e) {
      LeftOutText.tell(e.leftOut(), err);
      throw e;
    }
    LeftOutText.tell(summary.leftOut(), err);
    RemarksText.tell(summary.remarks(), err);
    err.println(done(summary));
    err.flush();
    return summary;
  }

  private static String done(CorpusSummary summary) {
    return String.format(
        Locale.ROOT,
        "%d left out, %d mixed down to one channel, %.1f minutes of silence trimmed, %d remarks",
        summary.leftOut().size(),
        summary.mixedDown(),
        summary.trimmedMinutes(),
        summary.remarks().size());
  }
}
