package flowtone.evaluation.result;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Stream;

/**
 * A system whose sound is compared with a recording: the voice, and others to compare it with, in
 * the order of their rows. Another system is another constant here and, unless its sound is made in
 * a way of its own, its synthesizer among those of {@code EvaluationSetup}.
 */
public enum SynthesisSystem {
  VOICE("voice", "voice", "what is evaluated"),
  AS_PLAYED(
      "asPlayed",
      "the voice, as played",
      "told only pitch, loudness and label, as of a played note: brightness and other further features are what"
          + " recordings of the label have on average there, not this recording's own"),
  FLOWS_OFF(
      "flowsOff",
      "the voice, its flows off",
      "harmonics and filtered noise as it learnt to correct them; what its flows add is the rest"),
  BASE(
      "base",
      "base, no flows trained",
      "harmonics and filtered noise by formula, before flows are trained: what signal processing does; of an"
          + " instrument with the envelopes that were fitted to its notes"),
  TEACHER(
      "teacher",
      "teacher's own sample",
      "drawn sample by sample; the ceiling of a student distilled from it"),
  GRIFFIN_LIM(
      "griffinLim",
      "Griffin-Lim",
      "nothing learnt; phases fitted in 60 iterations to the magnitudes of the mel spectrogram: near in magnitudes,"
          + " which most of these figures measure, and hollow to the ear"),
  RECORDING("recording", "recording itself", "no distance, or the measurement is wrong");

  private final String key;
  private final String title;
  private final String remark;

  SynthesisSystem(String key, String title, String remark) {
    this.key = key;
    this.title = title;
    this.remark = remark;
  }

  /** All of them as they are looked at and listened to: the recording first. */
  public static List<SynthesisSystem> shown() {
    return Stream.concat(
            Stream.of(RECORDING), Stream.of(values()).filter(system -> system != RECORDING))
        .toList();
  }

  /** Whether it takes so long to make a sound that it makes one of some recordings only. */
  public boolean isSlow() {
    return this == TEACHER;
  }

  /** Whether it is among the sounds of a blind comparison. */
  public boolean isHeardBlind() {
    return this != TEACHER && this != FLOWS_OFF && this != AS_PLAYED;
  }

  /** Name in metrics.json. */
  @JsonValue
  public String key() {
    return key;
  }

  /** Name for people. */
  public String title() {
    return title;
  }

  /**
   * What to make of its figures, for people.
   *
   * @param givenMel whether the voice is given mel bands as Griffin-Lim is
   */
  public String remark(boolean givenMel) {
    return this == GRIFFIN_LIM && !givenMel
        ? remark + "; knows the mel, which the voice is not given"
        : remark;
  }

  /** Name in the names of files. */
  public String fileName() {
    return key.replaceAll("(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
  }
}
