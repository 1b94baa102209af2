package flowtone.evaluation.result;

import flowtone.control.VoiceKind;
import flowtone.evaluation.metric.Statistics;
import flowtone.evaluation.playing.LabelReport;
import flowtone.evaluation.playing.MixReport;
import flowtone.evaluation.playing.NoteEnds;
import flowtone.evaluation.playing.ScaleReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Bounds that the figures of a good voice meet. Means over files, each file's distance counting
 * alike; pitches are medians over notes. An infinite bound is none. Speed has no bound: a verdict
 * is the same however busy the machine is.
 *
 * @param mStft greatest multi-resolution STFT distance
 * @param melL1 greatest mean difference of log-mel bands
 * @param mcdDb greatest mel-cepstral distortion
 * @param f0RmseCents greatest deviation of the pitch
 * @param voicingF1 least agreement on what is voiced
 * @param levelDb greatest difference of level, either way
 * @param klNats greatest divergence from the teacher at noise 1, a sample
 * @param ofTeacher greatest ratio of a distance to that of the teacher's own sample
 */
public record Thresholds(
    double mStft,
    double melL1,
    double mcdDb,
    double f0RmseCents,
    double voicingF1,
    double levelDb,
    double klNats,
    double ofTeacher) {
  private static final Thresholds VOCODER =
      new Thresholds(0.95, 0.26, 2.0, 15, 0.93, 0.5, 0.3, 1.3);

  private static final double UNBOUNDED = Double.POSITIVE_INFINITY;

  /** An instrument knows pitch and loudness alone, so its timbre has more room. */
  private static final Thresholds INSTRUMENT =
      new Thresholds(0.95, 0.45, UNBOUNDED, 15, 0.93, 1, 0.5, UNBOUNDED);

  private static final double FLOOR_DB = 1.5;
  private static final double FRAME_TONE_DB = 1;
  private static final double SCALE_CENTS = 3;
  private static final double OWN_LABEL_SHARE = 0.97;
  private static final double ATTACK_SECONDS = 0.05;
  private static final double MIX_CENTS = 10;
  private static final double MIXES_SHARE = 1;
  private static final double OCTAVE_CENTS = 1200;

  /** Distances that a student is held to in proportion to those of its teacher's own sample. */
  private static final List<Metric> SHARED_WITH_TEACHER =
      List.of(Metric.M_STFT, Metric.MEL_L1, Metric.MCD, Metric.F0_RMSE);

  public static Thresholds of(VoiceKind kind) {
    return switch (kind) {
      case INSTRUMENT -> INSTRUMENT;
      case VOCODER -> VOCODER;
    };
  }

  /** Compares figures with their bounds; those without a figure are left out. */
  public List<Threshold> judge(Measurements measured) {
    List<Threshold> thresholds = new ArrayList<>();
    int ranAway = Summary.ranAway(measured.files(), SynthesisSystem.VOICE);
    thresholds.add(Threshold.atMost("recordings it made no finite sound of", ranAway, 0));
    addPitch(thresholds, measured.playing().scales());
    addDistances(thresholds, measured.overall());
    addHealth(thresholds, measured.overall());
    addLabels(thresholds, measured.playing().labelChecks());
    addNoteEnds(thresholds, measured.playing().noteEnds());
    addMixes(thresholds, measured.playing().mixes());
    atMost(
        thresholds,
        "test KL, nats a sample",
        measured.likelihood().get(FigureNames.TEST_KL),
        klNats);
    Baseline base = measured.baselines().get(SynthesisSystem.BASE.key());
    if (base != null && base.has(Metric.ENERGY_M_STFT)) {
      addBase(thresholds, base);
    }
    Baseline teacher = measured.baselines().get(SynthesisSystem.TEACHER.key());
    if (teacher != null) {
      addTeacher(thresholds, teacher);
    }
    return thresholds;
  }

  private void addDistances(List<Threshold> thresholds, Map<String, Statistics> overall) {
    atMost(thresholds, "M-STFT", mean(overall, Metric.M_STFT), mStft);
    atMost(thresholds, "mel L1", mean(overall, Metric.MEL_L1), melL1);
    atMost(thresholds, "mel-cepstral distortion, dB", mean(overall, Metric.MCD), mcdDb);
    atMost(thresholds, "F0 RMSE, cents", mean(overall, Metric.F0_RMSE), f0RmseCents);
    atLeast(thresholds, "V/UV F1", mean(overall, Metric.VOICING_F1), voicingF1);
  }

  private void addHealth(List<Threshold> thresholds, Map<String, Statistics> overall) {
    atMost(thresholds, "level, dB off", magnitude(overall, Metric.LEVEL), levelDb);
    atMost(thresholds, "level in quiet frames, dB off", magnitude(overall, Metric.FLOOR), FLOOR_DB);
    atMost(thresholds, "frame tone, dB", mean(overall, Metric.FRAME_TONE), FRAME_TONE_DB);
    atMost(
        thresholds,
        "frame tone in pauses and releases, dB",
        mean(overall, Metric.QUIET_FRAME_TONE),
        FRAME_TONE_DB);
    Double clicks = mean(overall, Metric.CLICKS);
    Double recorded = mean(overall, Metric.RECORDING_CLICKS);
    if (clicks != null && recorded != null) {
      thresholds.add(
          Threshold.atMost("clicks a file, beyond the recordings'", clicks - recorded, 0));
    }
  }

  /** Better than what is known without learning, the amount of noise included. */
  private static void addBase(List<Threshold> thresholds, Baseline base) {
    for (Metric energy : List.of(Metric.ENERGY_M_STFT, Metric.ENERGY_MEL)) {
      double ratio = base.voice(energy) / base.own(energy);
      thresholds.add(Threshold.atMost(energy.title() + ", over its base's", ratio, 1));
    }
  }

  private void addTeacher(List<Threshold> thresholds, Baseline teacher) {
    for (Metric metric : SHARED_WITH_TEACHER) {
      if (teacher.has(metric)) {
        double ratio = teacher.voice(metric) / teacher.own(metric);
        atMost(thresholds, metric.title() + " over its teacher's sample's", ratio, ofTeacher);
      }
    }
  }

  /** Over all notes of all labels; a note without a pitch counts as an octave off. */
  private static void addPitch(List<Threshold> thresholds, List<ScaleReport> scales) {
    List<Double> cents = new ArrayList<>();
    for (ScaleReport scale : scales) {
      scale.notes().forEach(note -> cents.add(Math.abs(note.cents())));
      scale.unpitched().forEach(note -> cents.add(OCTAVE_CENTS));
    }
    if (!cents.isEmpty()) {
      double median = Statistics.of(cents).median();
      thresholds.add(
          Threshold.atMost("pitch of played notes, median cents off", median, SCALE_CENTS));
    }
  }

  /** Played and resynthesised notes of all labels alike. */
  private static void addLabels(List<Threshold> thresholds, List<LabelReport> labels) {
    double recordings = labels.stream().mapToInt(LabelReport::recordings).sum();
    if (recordings > 0) {
      double own =
          labels.stream()
              .mapToDouble(l -> l.recordings() * (l.played() + l.resynthesized()) / 2)
              .sum();
      thresholds.add(
          Threshold.atLeast("notes nearest own label", own / recordings, OWN_LABEL_SHARE));
    }
  }

  private static void addNoteEnds(List<Threshold> thresholds, List<NoteEnds> labels) {
    if (!labels.isEmpty()) {
      double slow = labels.stream().mapToDouble(NoteEnds::attackSecondsOff).max().orElseThrow();
      thresholds.add(
          Threshold.atMost("attack of a label's notes, seconds off", slow, ATTACK_SECONDS));
    }
  }

  private static void addMixes(List<Threshold> thresholds, List<MixReport> mixes) {
    if (!mixes.isEmpty()) {
      double cents = mixes.stream().mapToDouble(MixReport::worstCents).max().orElseThrow();
      double oneWay = mixes.stream().filter(MixReport::brightnessMovesOneWay).count();
      thresholds.add(Threshold.atMost("pitch of mixed labels, worst cents off", cents, MIX_CENTS));
      thresholds.add(
          Threshold.atLeast(
              "mixes whose brightness moves one way", oneWay / mixes.size(), MIXES_SHARE));
    }
  }

  private static Double magnitude(Map<String, Statistics> overall, Metric metric) {
    Double mean = mean(overall, metric);
    return mean == null ? null : Double.valueOf(Math.abs(mean));
  }

  private static Double mean(Map<String, Statistics> overall, Metric metric) {
    Statistics statistics = overall.get(metric.key());
    return statistics == null ? null : Double.valueOf(statistics.mean());
  }

  private static void atMost(List<Threshold> thresholds, String name, Double value, double bound) {
    if (value != null && bound != UNBOUNDED) {
      thresholds.add(Threshold.atMost(name, value, bound));
    }
  }

  private static void atLeast(List<Threshold> thresholds, String name, Double value, double bound) {
    if (value != null) {
      thresholds.add(Threshold.atLeast(name, value, bound));
    }
  }
}
