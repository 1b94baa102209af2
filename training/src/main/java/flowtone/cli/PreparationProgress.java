package flowtone.cli;

import flowtone.corpus.CorpusException;
import flowtone.corpus.report.CorpusSummary;
import flowtone.pipeline.ProgressListener;
import java.io.PrintWriter;
import java.util.function.Function;

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
    CorpusSummary summary;
    try (ProgressBarListener progress = new ProgressBarListener("prepare")) {
      summary = preparation.apply(progress);
    } catch (CorpusException e) {
      LeftOutText.tell(e.leftOut(), err);
      throw e;
    }
    LeftOutText.tell(summary.leftOut(), err);
    return summary;
  }
}
