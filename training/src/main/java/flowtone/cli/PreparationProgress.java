package flowtone.cli;

import flowtone.corpus.CorpusException;
import flowtone.corpus.preparation.Preparation;
import flowtone.corpus.preparation.Source;
import flowtone.corpus.report.CorpusSummary;
import flowtone.pipeline.CorpusPreparation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** Shows how the preparation of a corpus gets on, and names at the end what was left out. */
final class PreparationProgress {
  private PreparationProgress() {}

  /**
   * @throws CorpusException if no recording can be used
   */
  static CorpusSummary show(
      Preparation preparation, List<Source> sources, Path corpus, PrintWriter err) {
    CorpusSummary summary;
    try (ProgressBarListener progress = new ProgressBarListener("prepare")) {
      summary = new CorpusPreparation(preparation).run(sources, corpus, progress);
    } catch (CorpusException e) {
      LeftOutText.tell(e.leftOut(), err);
      throw e;
    }
    LeftOutText.tell(summary.leftOut(), err);
    return summary;
  }
}
