package flowtone.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.evaluation.metric.Statistics;
import flowtone.evaluation.playing.LabelReport;
import flowtone.evaluation.playing.Organ;
import flowtone.evaluation.playing.Scale;
import flowtone.evaluation.playing.ScaleReport;
import flowtone.evaluation.result.Baseline;
import flowtone.evaluation.result.EvaluationReport;
import flowtone.evaluation.result.Metric;
import flowtone.evaluation.result.SynthesisSystem;
import flowtone.evaluation.testset.TestSet;
import flowtone.synthesis.Synthesizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
  @TempDir Path folder;

  @Test
  void anInstrumentThatIsItsRecordingsReachesEveryGoal() throws IOException {
    TestSet test = Organ.record(folder);
    Evaluation evaluation = evaluation(new Organ(0, false, 10));
    AtomicInteger steps = new AtomicInteger();

    EvaluationReport report = evaluation.run(test, Map.of(), steps::incrementAndGet);

    report.thresholds().forEach(threshold -> assertTrue(threshold.met(), threshold.toString()));
    assertEquals(evaluation.steps(test), steps.get());
    assertEquals(4, report.measured().files().size());
    assertEquals(List.of("bow", "reed"), report.labels().keySet().stream().sorted().toList());
    for (String file :
        List.of(
            "audio/reed/1-recording.wav",
            "audio/reed/1-voice.wav",
            "audio/reed/1-griffin-lim.wav",
            "plots/bow/2.png",
            "plots/bow/2-pitch.png")) {
      assertTrue(Files.size(folder.resolve("out").resolve(file)) > 0, file);
    }
  }

  @Test
  void anInstrumentOutOfTuneIsFoundOut() {
    ScaleReport scale = new Scale(Organ.seeded(new Organ(20, false, 10))).measure(0, () -> {});

    assertEquals("reed", scale.label());
    assertEquals(List.of(), scale.unpitched());
    assertEquals(11, scale.notes().size());
    assertEquals(20, scale.absoluteCents().median(), 1);
    assertEquals(0, scale.levelDb().median(), 2);
  }

  @Test
  void labelsThatAreExchangedAreFoundOut() throws IOException {
    TestSet test = Organ.record(folder);
    EvaluationReport report = evaluation(new Organ(0, true, 10)).run(test, Map.of(), () -> {});

    for (LabelReport labels : report.measured().playing().labelChecks()) {
      assertEquals(0, labels.played(), labels.label());
      assertEquals(0, labels.resynthesized(), labels.label());
      assertEquals(0, labels.ownLabelNearer(), labels.label());
    }
  }

  @Test
  void theRecordingItselfIsAtNoDistance() throws IOException {
    EvaluationReport report =
        evaluation(new Organ(20, false, 0)).run(Organ.record(folder), Map.of(), () -> {});

    Map<String, Statistics> recording = report.measured().baselines().get("recording").overall();
    for (Metric metric :
        List.of(Metric.M_STFT, Metric.MEL_L1, Metric.MCD, Metric.LSD, Metric.F0_RMSE)) {
      assertEquals(0, recording.get(metric.key()).greatest(), metric.title());
    }
    assertEquals(1, recording.get(Metric.VOICING_F1.key()).least());
    double voice = report.measured().overall().get(Metric.M_STFT.key()).mean();
    assertTrue(voice > 0.05, "20 cents away is not at no distance: " + voice);
  }

  @Test
  void aTeacherIsHeardOnAboutAsManySecondsAsAskedForAndTheVoiceComparedOnTheSame()
      throws IOException {
    TestSet test = Organ.record(folder); // Four recordings of 0.8 s.
    Organ teacher = new Organ(10, false, 0);
    EvaluationSetup setup =
        new EvaluationSetup(
            Organ.seeded(new Organ(0, false, 0)),
            Optional.of(Organ.seeded(teacher)),
            Optional.empty(),
            1);

    EvaluationReport report =
        new Evaluation(setup, folder.resolve("out"), 1.5).run(test, Map.of(), () -> {});

    Baseline baseline = report.measured().baselines().get("teacher");
    assertEquals(2, baseline.files());
    List<Double> same =
        report.measured().files().stream()
            .filter(file -> !file.of(SynthesisSystem.TEACHER).isEmpty())
            .map(file -> file.metrics().get("mStft"))
            .toList();
    assertEquals(2, same.size());
    assertEquals(Statistics.of(same).mean(), baseline.voice().get("mStft"), 1e-12);
    assertTrue(report.verdict().sentence().contains("teacher's own sample"));
  }

  private Evaluation evaluation(Synthesizer voice) {
    return new Evaluation(EvaluationSetup.of(Organ.seeded(voice)), folder.resolve("out"), 0);
  }
}
