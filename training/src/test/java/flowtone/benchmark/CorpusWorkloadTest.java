package flowtone.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.benchmark.timing.Workload;
import flowtone.control.FeatureTrack;
import flowtone.corpus.Corpus;
import flowtone.corpus.GeneratedCorpus;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusWorkloadTest {
  @TempDir Path folder;

  @Test
  void theWorkloadIsTestRecordingsWithAlternatingLabels() throws Exception {
    Corpus corpus = GeneratedCorpus.twoLabels(folder);
    Workload workload = CorpusWorkload.of(corpus, 100, 3, 1);
    assertEquals(3, workload.seconds(), 0.01);
    FeatureTrack track = workload.track();
    assertEquals(1, track.labelWeights()[0][0]);
    assertEquals(1, track.labelWeights()[track.hops() - 1][1]);
  }
}
