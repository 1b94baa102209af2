package flowtone.spark.archive;

import flowtone.corpus.preparation.Source;
import flowtone.evaluation.testset.NotePitches;
import flowtone.spark.corpus.RecordingCopy;
import java.io.IOException;
import java.io.Serializable;

/**
 * Listens to a recording on one machine, as the voice would hear it.
 *
 * @param voice name of the voice that was sent
 * @param source the recording
 * @param root scheme and host of its file system
 */
record ListenTask(String voice, Source source, String root) implements Serializable {
  /** Its median pitch, Hz; 0 if it has none or cannot be used. */
  double run() throws IOException {
    try (RecordingCopy copy = RecordingCopy.of(source, root)) {
      return NotePitches.heardHz(copy.source(), SentVoice.open(voice).manifest());
    }
  }
}
