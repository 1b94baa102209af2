package flowtone.cli;

import flowtone.corpus.CorpusException;
import flowtone.corpus.preparation.Preparation;
import flowtone.corpus.preparation.Source;
import flowtone.corpus.report.CorpusPage;
import flowtone.corpus.report.CorpusSummary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;

/**
 * Prepares a corpus, showing how it gets on, and writes its report.
 *
 * @param preparation how
 * @param err for those who watch
 */
record CorpusMaking(Preparation preparation, PrintWriter err) {

  /**
   * Prepares recordings; names at the end what was left out and why.
   *
   * @throws CorpusException if none can be used
   */
  CorpusSummary make(List<Source> sources, Path corpus) {
    int steps = sources.size() * Preparation.STEPS_PER_SOURCE;
    CorpusSummary summary;
    try (ProgressBar bar = Progress.of("prepare").setInitialMax(steps).build()) {
      summary = CorpusSummary.of(preparation.prepare(sources, corpus, bar::step));
    } catch (CorpusException e) {
      LeftOutText.tell(e.leftOut(), err);
      throw e;
    }
    CorpusPage.write(corpus);
    LeftOutText.tell(summary.leftOut(), err);
    return summary;
  }
}
