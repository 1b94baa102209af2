package flowtone.pipeline;

import flowtone.control.VoiceKind;
import flowtone.corpus.CorpusDescription;
import flowtone.run.RunDirectory;
import flowtone.training.RunPlan;
import java.nio.file.Path;
import java.util.Map;

/** Names of the shipped configurations of a teacher and its student, chosen by kind and rate. */
public final class ShippedConfigurations {
  private static final int LOWEST_HZ = 24_000;

  /** Those of instruments that begin with their notes' envelopes, by sampling rate in Hz. */
  private static final Map<Integer, String> ENVELOPES =
      Map.of(LOWEST_HZ, "instrument-24k", 44_100, "instrument-44k", 48_000, "instrument-48k");

  private ShippedConfigurations() {}

  /** That for a voice to be trained; instruments above 24 kHz all begin with envelopes. */
  public static String of(VoiceKind kind, int sampleRateHz) {
    return sampleRateHz > LOWEST_HZ
        ? quickest(kind, sampleRateHz)
        : kind.configuration(sampleRateHz);
  }

  /**
   * That which says something soonest: an instrument at 24, 44.1 or 48 kHz begins with its notes'
   * envelopes, which are fitted in minutes.
   */
  static String quickest(VoiceKind kind, int sampleRateHz) {
    boolean begins = kind == VoiceKind.INSTRUMENT && ENVELOPES.containsKey(sampleRateHz);
    return begins ? ofEnvelopes(sampleRateHz) : kind.configuration(sampleRateHz);
  }

  /** That of an instrument which begins with its notes' envelopes, or the one nearest to it. */
  static String ofEnvelopes(int sampleRateHz) {
    return ENVELOPES.getOrDefault(sampleRateHz, ENVELOPES.get(LOWEST_HZ));
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
