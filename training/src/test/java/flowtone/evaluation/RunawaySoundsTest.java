package flowtone.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.evaluation.playing.Organ;
import flowtone.evaluation.report.ReportPage;
import flowtone.evaluation.result.EvaluationReport;
import flowtone.evaluation.testset.TestSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sounds that are not finite are told, and never measured or taken to be good. */
class RunawaySoundsTest {
  @TempDir Path folder;

  @Test
  void soundsThatRunAwayAreCountedAndTheRestIsMeasured() throws IOException {
    TestSet test = Organ.record(folder);
    EvaluationSetup setup =
        new EvaluationSetup(
            Organ.seeded(new Organ(0, false, 0)),
            Optional.of(Organ.seeded(new Runaway())),
            Optional.empty(),
            1);

    EvaluationReport report =
        new Evaluation(setup, folder.resolve("out"), 100).run(test, Map.of(), () -> {});
    ReportPage.write(report, folder.resolve("out"));

    assertEquals(4, report.measured().baselines().get("teacher").ranAway());
    assertEquals(0, report.measured().baselines().get("teacher").files());
    String verdict = report.verdict().sentence();
    assertTrue(verdict.contains("ran away on 4 of 4"), verdict);
  }

  @Test
  void aVoiceThatRunsAwayIsNotGood() throws IOException {
    TestSet test = Organ.record(folder);
    EvaluationSetup setup = EvaluationSetup.of(Organ.seeded(new Runaway()));
    EvaluationReport report =
        new Evaluation(setup, folder.resolve("out"), 0).run(test, Map.of(), () -> {});
    ReportPage.write(report, folder.resolve("out"));
    assertFalse(report.verdict().good(), report.verdict().sentence());
  }
}
