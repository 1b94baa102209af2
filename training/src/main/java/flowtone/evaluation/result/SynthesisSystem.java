package flowtone.evaluation.result;

import com.fasterxml.jackson.annotation.JsonValue;

/** A system whose sound is compared with a recording: the voice, and others to compare it with. */
public enum SynthesisSystem {
  VOICE("voice", "voice", "what is evaluated"),
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
