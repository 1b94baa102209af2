package flowtone.spark.corpus;

import flowtone.corpus.preparation.Preparation;
import flowtone.corpus.preparation.RecordingIntake;
import flowtone.corpus.preparation.Source;
import flowtone.spark.cluster.Attempt;
import flowtone.spark.cluster.Location;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads and preprocesses a group of recordings on one machine.
 *
 * @param preparation how
 * @param sources the recordings
 * @param root scheme and host of their file system
 * @param spool file that their samples go to
 */
record IntakeTask(Preparation preparation, List<Source> sources, String root, Location spool)
    implements Serializable {
  private static final int BUFFER_BYTES = 1 << 18;

  IntakeTask {
    sources = List.copyOf(sources);
  }

  /** What became of each; the spool is complete or not there. */
  List<RecordingIntake.Outcome> run() throws IOException {
    List<RecordingIntake.Outcome> outcomes = new ArrayList<>();
    try (Attempt file = new Attempt(spool, spool.sibling("_attempts"))) {
      try (OutputStream out = new BufferedOutputStream(file.create(), BUFFER_BYTES)) {
        RecordingIntake intake = new RecordingIntake(preparation.steps(), new Spool(out));
        for (Source source : sources) {
          outcomes.add(read(intake, source));
        }
      }
      file.commit();
    }
    return outcomes;
  }

  private RecordingIntake.Outcome read(RecordingIntake intake, Source source) throws IOException {
    try (RecordingCopy copy = RecordingCopy.of(source, root)) {
      RecordingIntake.Outcome outcome = intake.read(copy.source());
      return copy.isCopy() ? outcome.copiedFrom(source.file(), copy.source().file()) : outcome;
    }
  }
}
