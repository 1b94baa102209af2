package flowtone.pipeline;

import flowtone.corpus.CorpusDescription;
import flowtone.corpus.Kind;
import flowtone.run.RunDirectory;
import flowtone.training.RunPlan;
import java.nio.file.Path;

/** Names of the shipped configurations of a teacher and its student, chosen by kind and rate. */
public final class ShippedConfigurations {
  /** From this rate on a frame has 24 samples instead of 16. */
  private static final int WIDE_BAND_HZ = 20000;

  private ShippedConfigurations() {}

  /** That for a voice to be trained. */
  public static String of(Kind kind, int sampleRateHz) {
    return switch (kind) {
      case INSTRUMENT -> sampleRateHz >= WIDE_BAND_HZ ? "instrument" : "instrument-16k";
      case VOCODER -> "voice";
    };
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
    return ofCorpus(Path.of(RunPlan.of(RunDirectory.at(run), RunPlan.Teacher.class).corpus()));
  }
}
