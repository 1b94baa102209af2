package flowtone.benchmark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.audio.Waveform;
import flowtone.benchmark.result.BenchmarkConditions;
import flowtone.benchmark.result.BenchmarkReport;
import flowtone.benchmark.result.BenchmarkResults;
import flowtone.benchmark.result.BenchmarkRow;
import flowtone.benchmark.timing.BenchmarkSettings;
import flowtone.benchmark.timing.FakeModel;
import flowtone.benchmark.timing.SpeedBenchmark;
import flowtone.report.Player;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a benchmark found, as JSON, as text and as a page. */
class BenchmarkReportTest {
  private static final int SAMPLE_RATE_HZ = FakeModel.SAMPLE_RATE_HZ;
  private static final BenchmarkSettings SETTINGS = new BenchmarkSettings(0, 3, 0, 100);

  @Test
  void jsonHasTheSpeedsBesideTheId() {
    BenchmarkReport report =
        new BenchmarkReport("fakes", rows(), List.of(), conditions(), List.of());
    JsonNode json = new ObjectMapper().valueToTree(report);
    JsonNode textbook = json.path("rows").path(0);
    assertEquals("teacher-textbook", textbook.path("id").asText());
    assertEquals(100, textbook.path("samplesPerSecond").asDouble(), 0.1);
    assertEquals(0.01, textbook.path("timesRealTime").asDouble(), 1e-4);
    assertTrue(textbook.path("extrapolated").asBoolean());
    assertTrue(textbook.path("samplesMeasured").asInt() > 0);
    assertTrue(textbook.path("live").isMissingNode());
    assertTrue(json.path("rows").path(2).path("live").path("samplesPerSecond").isNumber());
    assertTrue(json.path("conditions").path("cores").asInt() > 0);
    assertEquals(1000, json.path("offline").path("studentToTextbook").asDouble(), 0.1);
  }

  @Test
  void theTableNamesEveryRowAndMarksWhatIsExtrapolated() {
    String text =
        BenchmarkText.of(new BenchmarkReport("fakes", rows(), List.of(), conditions(), List.of()));
    assertTrue(text.contains("100*"));
    assertTrue(text.contains("100,000 "));
    assertTrue(text.contains("student, times its teacher: offline 1,000 textbook, 10.0 cached"));
  }

  @Test
  void thePageTellsEveryRowAndLoadsNothing(@TempDir Path folder) throws IOException {
    BenchmarkReport report =
        new BenchmarkReport("fakes", rows(), List.of(), conditions(), List.of("Measured."));
    Player player = Player.of(new Waveform(new float[100], SAMPLE_RATE_HZ), "student: silence");
    BenchmarkPage.write(new BenchmarkResults(report, List.of(player)), folder);
    String page = Files.readString(folder.resolve(BenchmarkPage.FILE_NAME));
    for (String expected :
        List.of("teacher-textbook", "extrapolated from", "100,000", "student: silence")) {
      assertTrue(page.contains(expected), expected);
    }
    assertFalse(Pattern.compile("(src|href|srcset)=\"(?!data:)").matcher(page).find());
    assertFalse(page.contains("http://") || page.contains("https://"));
    assertTrue(Files.size(folder.resolve(BenchmarkReport.FILE_NAME)) > 0);
  }

  private static BenchmarkConditions conditions() {
    return BenchmarkConditions.of(FakeModel.workload(), SETTINGS);
  }

  private static List<BenchmarkRow> rows() {
    FakeModel.FakeClock clock = new FakeModel.FakeClock();
    return new SpeedBenchmark(FakeModel.workload(), SETTINGS, clock, id -> {})
        .run(FakeModel.trio(clock, new ArrayList<>())).stream()
            .map(result -> BenchmarkRow.of(result, null))
            .toList();
  }
}
