package flowtone.cli;

import flowtone.corpus.CorpusDescription;
import flowtone.corpus.Kind;
import flowtone.run.RunDirectory;
import flowtone.training.RunPlan;
import java.nio.file.Path;

/** Names of the shipped configurations of a teacher and its student, where none is asked for. */
final class Configurations {
  /** From here on a frame of a millisecond has 24 samples, not 16. */
  private static final int WIDE_BAND_HZ = 20000;

  private Configurations() {}

  /** That for what a voice is to be. */
  static String of(Kind kind, int sampleRateHz) {
    return switch (kind) {
      case INSTRUMENT -> sampleRateHz >= WIDE_BAND_HZ ? "instrument" : "instrument-16k";
      case VOCODER -> "voice";
    };
  }

  /** That for a prepared corpus. */
  static String ofCorpus(Path corpus) {
    return of(CorpusDescription.read(corpus));
  }

  static String of(CorpusDescription corpus) {
    return of(corpus.kind(), corpus.sampleRateHz());
  }

  /** That for a student of a teacher's run. */
  static String ofTeacher(Path run) {
    return ofCorpus(Path.of(RunPlan.of(RunDirectory.at(run), RunPlan.Teacher.class).corpus()));
  }
}
