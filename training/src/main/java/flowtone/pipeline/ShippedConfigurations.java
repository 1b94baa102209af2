package flowtone.pipeline;

import flowtone.control.VoiceKind;
import flowtone.corpus.CorpusDescription;
import flowtone.run.RunDirectory;
import flowtone.training.RunPlan;
import java.nio.file.Path;

/** Names of the shipped configurations of a teacher and its student, chosen by kind and rate. */
public final class ShippedConfigurations {
  private ShippedConfigurations() {}

  /** That for a voice to be trained. */
  public static String of(VoiceKind kind, int sampleRateHz) {
    return kind.configuration(sampleRateHz);
  }

  /** That for a prepared corpus. */
  public static String ofCorpus(Path corpus) {
    return of(CorpusDescription.read(corpus));
  }

  /** That for a corpus of this description. */
  public static String of(CorpusDescription corpus) {
    return of(corpus.kind(), corpus.sampleRateHz());
  }

  /** That for a student of a teacher's run. */
  public static String ofTeacher(Path run) {
    return ofCorpus(RunPlan.corpus(RunDirectory.at(run)));
  }
}
