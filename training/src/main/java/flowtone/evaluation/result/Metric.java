package flowtone.evaluation.result;

/**
 * A figure of a sound synthesized from a recording's features. All but the last two compare it with
 * that recording; each is defined by the class that measures it.
 */
public enum Metric {
  M_STFT("mStft", "M-STFT", ""),
  MEL_L1("melL1", "mel L1", ""),
  MCD("mcdDb", "mel-cepstral distortion", "dB"),
  LSD("lsdDb", "log-spectral distance", "dB"),
  F0_RMSE("f0RmseCents", "F0 RMSE", "cents"),
  F0_GROSS_ERRORS("f0GrossErrors", "F0 gross errors", "of frames"),
  VOICING_F1("voicingF1", "V/UV F1", ""),
  LEVEL("levelDb", "level against the recording", "dB"),
  FLOOR("floorDb", "level in quiet frames", "dB"),
  FRAME_TONE("frameToneDb", "frame tone", "dB"),
  CLICKS("clicks", "clicks", ""),
  RECORDING_CLICKS("recordingClicks", "clicks in the recording", ""),
  FLATNESS("flatnessDb", "spectral flatness against the recording", "dB"),
  TEACHER_NLL("teacherNll", "teacher's NLL of the sound itself", "nats/sample"),
  TEACHER_BITS("teacherBits", "the same of 16-bit samples", "bits/sample");

  private final String key;
  private final String title;
  private final String unit;

  Metric(String key, String title, String unit) {
    this.key = key;
    this.title = title;
    this.unit = unit;
  }

  /** Name in metrics.json. */
  public String key() {
    return key;
  }

  /** Name for people. */
  public String title() {
    return title;
  }

  /** Unit for people, empty for plain numbers. */
  public String unit() {
    return unit;
  }
}
