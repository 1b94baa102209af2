package flowtone.pipeline;

import flowtone.corpus.CorpusException;
import flowtone.corpus.preparation.FoundRecordings;
import flowtone.corpus.preparation.Preparation;
import flowtone.corpus.report.CorpusPage;
import flowtone.corpus.report.CorpusSummary;
import java.nio.file.Path;

/**
 * Prepares a corpus and writes its report.
 *
 * @param preparation how
 */
public record CorpusPreparation(Preparation preparation) {

  /**
   * Prepares recordings.
   *
   * @param corpus new folder of the corpus, complete or not there
   * @throws CorpusException if no recording can be used
   */
  public CorpusSummary run(FoundRecordings recordings, Path corpus, ProgressListener progress) {
    progress.started(recordings.sources().size() * Preparation.STEPS_PER_SOURCE);
    CorpusSummary summary =
        CorpusSummary.of(preparation.prepare(recordings, corpus, progress::step));
    CorpusPage.write(corpus);
    return summary;
  }
}
