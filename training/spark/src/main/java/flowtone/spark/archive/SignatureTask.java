package flowtone.spark.archive;

import flowtone.corpus.preparation.LikeSources;
import flowtone.corpus.preparation.SoundSignature;
import flowtone.corpus.preparation.Source;
import flowtone.evaluation.testset.TestItem;
import flowtone.spark.corpus.RecordingCopy;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what a group of recordings sounds like, on one machine, so that they can be compared.
 *
 * @param sources the recordings
 * @param root scheme and host of their file system
 */
record SignatureTask(List<Source> sources, String root) implements Serializable {
  SignatureTask {
    sources = List.copyOf(sources);
  }

  /** Of each in its order; null where it cannot be read. */
  List<SoundSignature> run() throws IOException {
    List<SoundSignature> signatures = new ArrayList<>();
    for (Source source : sources) {
      try (RecordingCopy copy = RecordingCopy.of(source, root)) {
        signatures.add(LikeSources.signature(copy.source(), TestItem.LONGEST_SECONDS).orElse(null));
      }
    }
    return signatures;
  }
}
