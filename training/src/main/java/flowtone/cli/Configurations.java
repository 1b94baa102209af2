package flowtone.cli;

import flowtone.control.VoiceKind;
import flowtone.corpus.CorpusDescription;
import flowtone.run.RunDirectory;
import flowtone.training.RunPlan;
import java.nio.file.Path;

/** Names of the shipped configurations of a teacher and its student, where none is asked for. */
final class Configurations {
  private Configurations() {}

  /** That for what a voice is to be. */
  static String of(VoiceKind kind, int sampleRateHz) {
    return kind.configuration(sampleRateHz);
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
    return ofCorpus(RunPlan.corpus(RunDirectory.at(run)));
  }
}
