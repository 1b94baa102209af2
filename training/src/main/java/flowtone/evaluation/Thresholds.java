package flowtone.evaluation;

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
 * What the figures of a voice are held to. Means over files, each file's distance counting alike;
 * pitches are medians over notes. An infinite bound is none.
 *
 * @param mStft greatest multi-resolution STFT distance
 * @param melL1 greatest mean difference of log-mel bands
 * @param mcdDb greatest mel-cepstral distortion
 * @param f0RmseCents greatest deviation of the pitch
 * @param voicingF1 least agreement on what is voiced
 * @param levelDb greatest difference of level, either way
 * @param ofTeacher greatest ratio of a distance to that of the teacher's own sample
 */
public record Thresholds(
    double mStft,
    double melL1,
    double mcdDb,
    double f0RmseCents,
    double voicingF1,
    double levelDb,
    double ofTeacher) {
  private static final Thresholds VOCODER = new Thresholds(1.1, 0.40, 3.5, 25, 0.90, 1, 1.3);

  private static final double UNBOUNDED = Double.POSITIVE_INFINITY;

  /** An instrument knows pitch and loudness alone, so its timbre has more room. */
  private static final Thresholds INSTRUMENT =
      new Thresholds(1.2, 0.7, UNBOUNDED, 25, 0.90, 2, UNBOUNDED);

  private static final double FLOOR_DB = 3;
  private static final double FRAME_TONE_DB = 3;
  private static final double KL_NATS = 1;
  private static final double SCALE_CENTS = 5;
  private static final double OWN_LABEL_SHARE = 0.95;
  private static final double ATTACK_SECONDS = 0.05;
  private static final double MIX_CENTS = 10;
  private static final double MIXES_SHARE = 1;
  private static final double TIMES_REAL_TIME = 20;
  private static final double TIMES_REAL_TIME_STREAMED = 8;
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

  /** The goals there are figures for. */
  public List<Threshold> goals(Measured measured) {
    List<Threshold> goals = new ArrayList<>();
    int ranAway = Summary.ranAway(measured.files(), SynthesisSystem.VOICE);
    goals.add(Threshold.atMost("recordings it made no finite sound of", ranAway, 0));
    addPitch(goals, measured.playing().scales());
    addDistances(goals, measured.overall());
    addHealth(goals, measured.overall());
    addLabels(goals, measured.playing().labelChecks());
    addNoteEnds(goals, measured.playing().noteEnds());
    addMixes(goals, measured.playing().mixes());
    atMost(goals, "test KL, nats a sample", measured.likelihood().get(Report.TEST_KL), KL_NATS);
    Baseline teacher = measured.baselines().get(SynthesisSystem.TEACHER.key());
    if (teacher != null) {
      addTeacher(goals, teacher);
    }
    addSpeed(goals, measured.speed());
    return goals;
  }

  private void addDistances(List<Threshold> goals, Map<String, Statistics> overall) {
    atMost(goals, "M-STFT", mean(overall, Metric.M_STFT), mStft);
    atMost(goals, "mel L1", mean(overall, Metric.MEL_L1), melL1);
    atMost(goals, "mel-cepstral distortion, dB", mean(overall, Metric.MCD), mcdDb);
    atMost(goals, "F0 RMSE, cents", mean(overall, Metric.F0_RMSE), f0RmseCents);
    atLeast(goals, "V/UV F1", mean(overall, Metric.VOICING_F1), voicingF1);
  }

  private void addHealth(List<Threshold> goals, Map<String, Statistics> overall) {
    Double level = mean(overall, Metric.LEVEL);
    atMost(goals, "level, dB off", level == null ? null : Double.valueOf(Math.abs(level)), levelDb);
    atMost(goals, "level in quiet frames, dB above", mean(overall, Metric.FLOOR), FLOOR_DB);
    atMost(goals, "frame tone, dB", mean(overall, Metric.FRAME_TONE), FRAME_TONE_DB);
    Double clicks = mean(overall, Metric.CLICKS);
    Double recorded = mean(overall, Metric.RECORDING_CLICKS);
    if (clicks != null && recorded != null) {
      goals.add(Threshold.atMost("clicks a file, beyond the recordings'", clicks - recorded, 0));
    }
  }

  private void addTeacher(List<Threshold> goals, Baseline teacher) {
    for (Metric metric : SHARED_WITH_TEACHER) {
      if (teacher.has(metric)) {
        double ratio = teacher.voice(metric) / teacher.own(metric);
        atMost(goals, metric.title() + " over its teacher's sample's", ratio, ofTeacher);
      }
    }
  }

  private static void addSpeed(List<Threshold> goals, Map<String, Double> speed) {
    atLeast(goals, "times real time", speed.get(Speed.WHOLE), TIMES_REAL_TIME);
    atLeast(
        goals, "times real time, streamed", speed.get(Speed.STREAMED), TIMES_REAL_TIME_STREAMED);
  }

  /** Over all notes of all labels; a note without a pitch counts as an octave off. */
  private static void addPitch(List<Threshold> goals, List<ScaleReport> scales) {
    List<Double> cents = new ArrayList<>();
    for (ScaleReport scale : scales) {
      scale.notes().forEach(note -> cents.add(Math.abs(note.cents())));
      scale.unpitched().forEach(note -> cents.add(OCTAVE_CENTS));
    }
    if (!cents.isEmpty()) {
      double median = Statistics.of(cents).median();
      goals.add(Threshold.atMost("pitch of played notes, median cents off", median, SCALE_CENTS));
    }
  }

  /** Played and resynthesised notes of all labels alike. */
  private static void addLabels(List<Threshold> goals, List<LabelReport> labels) {
    double recordings = labels.stream().mapToInt(LabelReport::recordings).sum();
    if (recordings > 0) {
      double own =
          labels.stream()
              .mapToDouble(l -> l.recordings() * (l.played() + l.resynthesized()) / 2)
              .sum();
      goals.add(Threshold.atLeast("notes nearest own label", own / recordings, OWN_LABEL_SHARE));
    }
  }

  private static void addNoteEnds(List<Threshold> goals, List<NoteEnds> labels) {
    if (!labels.isEmpty()) {
      double slow = labels.stream().mapToDouble(NoteEnds::attackSecondsOff).max().orElseThrow();
      goals.add(Threshold.atMost("attack of a label's notes, seconds off", slow, ATTACK_SECONDS));
    }
  }

  private static void addMixes(List<Threshold> goals, List<MixReport> mixes) {
    if (!mixes.isEmpty()) {
      double cents = mixes.stream().mapToDouble(MixReport::worstCents).max().orElseThrow();
      double oneWay = mixes.stream().filter(MixReport::brightnessMovesOneWay).count();
      goals.add(Threshold.atMost("pitch of mixed labels, worst cents off", cents, MIX_CENTS));
      goals.add(
          Threshold.atLeast(
              "mixes whose brightness moves one way", oneWay / mixes.size(), MIXES_SHARE));
    }
  }

  private static Double mean(Map<String, Statistics> overall, Metric metric) {
    Statistics statistics = overall.get(metric.key());
    return statistics == null ? null : Double.valueOf(statistics.mean());
  }

  private static void atMost(List<Threshold> goals, String name, Double value, double bound) {
    if (value != null && bound != UNBOUNDED) {
      goals.add(Threshold.atMost(name, value, bound));
    }
  }

  private static void atLeast(List<Threshold> goals, String name, Double value, double bound) {
    if (value != null) {
      goals.add(Threshold.atLeast(name, value, bound));
    }
  }
}
