package flowtone.pipeline;

import flowtone.control.VoiceKind;
import flowtone.corpus.CorpusDescription;
import flowtone.run.RunDirectory;
import flowtone.training.RunPlan;
import java.nio.file.Path;

/** Names of the shipped configurations of a teacher and its student, chosen by kind and rate. */
public final class ShippedConfigurations {
  private static final String FORMULA = "instrument-24k";
  private static final int FORMULA_HZ = 24000;

  private ShippedConfigurations() {}

  /** That for a voice to be trained. */
  public static String of(VoiceKind kind, int sampleRateHz) {
    return kind.configuration(sampleRateHz);
  }

  /**
   * That which says something soonest: an instrument at the rate of {@value #FORMULA} begins with
   * its notes' envelopes, which are fitted in minutes.
   */
  static String quickest(VoiceKind kind, int sampleRateHz) {
    boolean begins = kind == VoiceKind.INSTRUMENT && sampleRateHz == FORMULA_HZ;
    return begins ? FORMULA : of(kind, sampleRateHz);
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
