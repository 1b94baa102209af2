package flowtone.evaluation.result;

/**
 * A figure of a sound synthesized from a recording's features. All but the last two compare it with
 * that recording; each is defined by the class that measures it, at 16 kHz, full scale 1, unless
 * its definition says otherwise.
 */
public enum Metric {
  M_STFT(
      "mStft",
      "M-STFT",
      "",
      Sense.LESS,
      "spectral convergence plus mean difference of natural-log magnitudes (floor 1e-3), mean of"
          + " FFT 1024, 2048 and 512 (Yamamoto et al. 2020)"),
  MEL_L1(
      "melL1",
      "mel L1",
      "",
      Sense.LESS,
      "mean difference of the natural-log magnitudes (floor 1e-4) of 80 mel bands, 50 to 7,600 Hz"),
  MCD(
      "mcdDb",
      "mel-cepstral distortion",
      "dB",
      Sense.LESS,
      "distance of the cepstral coefficients 1 to 24 of those bands, mean over frames, not aligned"),
  LSD(
      "lsdDb",
      "log-spectral distance",
      "dB",
      Sense.LESS,
      "rms over bins of the level difference (floor 1e-4), mean over frames, FFT 1024"),
  ENERGY_M_STFT(
      "energyMStft",
      "energy score, M-STFT",
      "",
      Sense.LESS,
      "(d(x, y) + d(x, y')) / 2 - d(y, y') / 2 of the recording x and two noises y, y', d being the"
          + " M-STFT: rewards the right amount of noise (Gritsenko et al. 2020)"),
  ENERGY_MEL("energyMelL1", "energy score, mel L1", "", Sense.LESS, "the same, d being the mel L1"),
  F0_RMSE(
      "f0RmseCents",
      "F0 RMSE",
      "cents",
      Sense.LESS,
      "root mean square of the pitch difference over frames voiced in both, gross errors left out;"
          + " of a named note that the tracker does not hear, the difference of the pitches nearest"
          + " its name"),
  F0_NOISE(
      "f0NoiseCents",
      "F0 RMSE between two noises",
      "cents",
      Sense.LESS,
      "the same between two sounds of the same features whose noises differ: what noise alone does"
          + " to the tracked pitch, so that no recording, which has a noise of its own, is nearer"),
  F0_GROSS_ERRORS(
      "f0GrossErrors",
      "F0 gross errors",
      "of frames",
      Sense.LESS,
      "share of the frames voiced in both that are more than 600 cents off"),
  VOICING_F1(
      "voicingF1",
      "V/UV F1",
      "",
      Sense.MORE,
      "harmonic mean of precision and recall of the voiced frames, as for CARGAN (Morrison et al."
          + " 2022); not of named notes that the tracker does not hear"),
  VOICING_ERRORS(
      "voicingErrors",
      "V/UV error",
      "of frames",
      Sense.LESS,
      "share of all frames that are voiced in one sound and not in the other; not of named notes"
          + " that the tracker does not hear"),
  PERIODICITY(
      "periodicityRmse",
      "periodicity error",
      "",
      Sense.LESS,
      "root mean square over all frames of the difference of periodicity, as for CARGAN (Morrison"
          + " et al. 2022), with the clarity of YIN in place of that of torchcrepe"),
  HARMONICS_TO_NOISE(
      "hnrDb",
      "harmonics-to-noise ratio against the recording",
      "dB",
      Sense.NEAR_ZERO,
      "mean difference over frames voiced in both, by autocorrelation (Boersma 1993); below 0 is"
          + " noisier"),
  CENTROID(
      "centroidHz",
      "spectral centroid against the recording",
      "Hz",
      Sense.NEAR_ZERO,
      "mean difference over frames within 30 dB of the loudest; above 0 is brighter"),
  ATTACK(
      "attackSeconds",
      "attack against the recording",
      "s",
      Sense.NEAR_ZERO,
      "time from 40 dB below a note's sustain to 3 dB below it, less the recording's; instruments"
          + " only"),
  LEVEL("levelDb", "level against the recording", "dB", Sense.NEAR_ZERO, "difference of the rms"),
  FLOOR(
      "floorDb",
      "level in quiet frames",
      "dB",
      Sense.NEAR_ZERO,
      "mean level difference over the quietest tenth of the recording; above 0 hisses"),
  FRAME_TONE(
      "frameToneDb",
      "frame tone",
      "dB",
      Sense.LESS,
      "excess of steady lines at multiples of the frame rate over their surroundings, less the"
          + " recording's; at the voice's own rate"),
  QUIET_FRAME_TONE(
      "quietFrameToneDb",
      "frame tone in pauses and releases",
      "dB",
      Sense.LESS,
      "the same over the quietest quarter of the recording's frames, each at the same level"),
  CLICKS(
      "clicks",
      "clicks",
      "",
      Sense.LESS,
      "steps of more than six times the 99.9th percentile of the steps"),
  RECORDING_CLICKS(
      "recordingClicks", "clicks in the recording", "", Sense.NONE, "the same of the recording"),
  FLATNESS(
      "flatnessDb",
      "spectral flatness against the recording",
      "dB",
      Sense.NEAR_ZERO,
      "difference of geometric over arithmetic mean of the power spectrum; above 0 whispers"),
  TEACHER_NLL(
      "teacherNll",
      "teacher's NLL of the sound itself",
      "nats/sample",
      Sense.NONE,
      "negative log-likelihood; below 0 is normal for a density"),
  TEACHER_BITS(
      "teacherBits",
      "the same of 16-bit samples",
      "bits/sample",
      Sense.NONE,
      "what storing a sample would take");

  /** Which of two figures is better. */
  public enum Sense {
    LESS("less is better"),
    MORE("more is better"),
    NEAR_ZERO("nearer to 0 is better"),
    NONE("not judged");

    private final String words;

    Sense(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }

  private final String key;
  private final String title;
  private final String unit;
  private final Sense sense;
  private final String definition;

  Metric(String key, String title, String unit, Sense sense, String definition) {
    this.key = key;
    this.title = title;
    this.unit = unit;
    this.sense = sense;
    this.definition = definition;
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

  /** Which of two figures is better. */
  public Sense sense() {
    return sense;
  }

  /** What it is, for people. */
  public String definition() {
    return definition;
  }
}
