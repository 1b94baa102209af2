package flowtone.evaluation.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.control.VoiceKind;
import flowtone.evaluation.metric.Statistics;
import flowtone.evaluation.playing.PlayingReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Threshold REACHED = Threshold.atMost("mel L1", 0.3, 0.4);

  @Test
  void aVoiceThatReachesEverythingIsGood() {
    Verdict verdict =
        Verdict.of(
            List.of(REACHED, Threshold.atMost("M-STFT", 1.02, 1.1)), beside(1.02, 1.0, 0.85));
    assertEquals(
        new Verdict(
            true,
            "Good: it meets all 2 thresholds. Its M-STFT of 1.02 is as good as that of its teacher's"
                + " own sample (1.00, on 1 recording). Griffin-Lim is nearer (0.85), as it is by magnitudes, not to"
                + " the ear."),
        verdict);
  }

  @Test
  void whatIsMissedMostIsNamedFirst() {
    Verdict verdict =
        Verdict.of(
            List.of(
                REACHED,
                Threshold.atMost("M-STFT", 1.21, 1.1),
                Threshold.atMost("frame tone, dB", 6, 3),
                Threshold.atLeast("V/UV F1", 0.85, 0.9),
                Threshold.atMost("test KL, nats a sample", 1.1, 1)),
            Map.of());
    assertEquals(
        new Verdict(
            false,
            "Not good yet: it misses 4 of 5 thresholds: frame tone, dB 6 (at most 3), test KL, nats a"
                + " sample 1.1 (at most 1), M-STFT 1.21 (at most 1.1) and 1 more."),
        verdict);
  }

  @Test
  void aTeacherThatMissesTheBarIsToBeTrainedFirst() {
    String sentence =
        Verdict.of(List.of(Threshold.atMost("M-STFT", 1.5, 1.1)), beside(1.5, 1.2, 1.6)).sentence();
    assertEquals(
        "Not good yet: it misses 1 of 1 thresholds: M-STFT 1.5 (at most 1.1). Its M-STFT of 1.50 is 25 %"
            + " behind its teacher's own sample (1.20, on 1 recording), which misses the threshold itself: train the"
            + " teacher longer first. Even Griffin-Lim is farther (1.60).",
        sentence);
  }

  @Test
  void aStudentFarBehindAGoodTeacherIsToBeDistilledLonger() {
    String sentence =
        Verdict.of(List.of(Threshold.atMost("M-STFT", 1.5, 1.1)), beside(1.5, 1.0, 0.9)).sentence();
    assertEquals(
        true,
        sentence.contains(
            "50 % behind its teacher's own sample (1.00, on 1 recording), which meets the threshold: distil the"
                + " student longer."),
        sentence);
  }

  @Test
  void howFastThisMachineIsChangesNoVerdict() {
    Map<String, Double> slow = Map.of("timesRealTime", 0.1, "timesRealTimeStreamed", 0.05);
    for (VoiceKind kind : VoiceKind.values()) {
      assertEquals(judged(kind, Map.of()), judged(kind, slow));
    }
  }

  private static List<Threshold> judged(VoiceKind kind, Map<String, Double> speed) {
    Map<String, Statistics> overall = Map.of("mStft", Statistics.of(List.of(0.9)));
    Measurements measured =
        new Measurements(List.of(), overall, Map.of(), PlayingReport.NONE, Map.of(), speed);
    return Thresholds.of(kind).judge(measured);
  }

  @Test
  void thresholdsAreThoseOfTheKindOfVoice() {
    Map<String, Statistics> overall =
        Map.of(
            "mStft", Statistics.of(List.of(0.9)),
            "melL1", Statistics.of(List.of(0.4)),
            "mcdDb", Statistics.of(List.of(2.5)),
            "levelDb", Statistics.of(List.of(-0.8)));
    Measurements measured =
        new Measurements(List.of(), overall, Map.of(), PlayingReport.NONE, Map.of(), Map.of());

    assertEquals(
        List.of("mel L1", "mel-cepstral distortion, dB", "level, dB off"),
        missed(Thresholds.of(VoiceKind.VOCODER).judge(measured)));
    assertEquals(List.of(), missed(Thresholds.of(VoiceKind.INSTRUMENT).judge(measured)));
  }

  @Test
  void aVocoderIsHeldToThreeTenthsMoreThanItsTeachersDistance() {
    Map<String, Baseline> beside = beside(1.4, 1.0, 0.9);
    Measurements measured =
        new Measurements(List.of(), Map.of(), beside, PlayingReport.NONE, Map.of(), Map.of());
    assertEquals(
        List.of("M-STFT over its teacher's sample's"),
        missed(Thresholds.of(VoiceKind.VOCODER).judge(measured)));
    assertEquals(List.of(), missed(Thresholds.of(VoiceKind.INSTRUMENT).judge(measured)));
  }

  private static List<String> missed(List<Threshold> thresholds) {
    return thresholds.stream().filter(threshold -> !threshold.met()).map(Threshold::name).toList();
  }

  private static Map<String, Baseline> beside(double voice, double teacher, double griffinLim) {
    Map<String, Baseline> baselines = new LinkedHashMap<>();
    baselines.put("teacher", baseline(voice, teacher));
    baselines.put("griffinLim", baseline(voice, griffinLim));
    return baselines;
  }

  private static Baseline baseline(double voice, double own) {
    return new Baseline(
        "", "", 1, 0, Map.of("mStft", Statistics.of(List.of(own))), Map.of("mStft", voice));
  }
}
