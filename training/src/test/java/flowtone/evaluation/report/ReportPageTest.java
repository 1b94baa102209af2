package flowtone.evaluation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.evaluation.Evaluation;
import flowtone.evaluation.EvaluationSetup;
import flowtone.evaluation.playing.Organ;
import flowtone.evaluation.result.EvaluationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {
  @TempDir Path folder;

  @Test
  void theReportIsWrittenAsJsonAndAsAPageWithItsSounds() throws IOException {
    Path out = folder.resolve("out");
    EvaluationReport report =
        new Evaluation(EvaluationSetup.of(Organ.seeded(new Organ(0, false, 0))), out, 0)
            .run(Organ.record(folder), Map.of(), () -> {});
    report.write(out);
    ReportPage.write(report, out);

    JsonNode json = new ObjectMapper().readTree(out.resolve("metrics.json").toFile());
    assertEquals(
        report.measured().overall().get("melL1").mean(),
        json.get("overall").get("melL1").get("mean").asDouble());
    assertEquals(
        0,
        json.get("baselines").get("recording").get("overall").get("mStft").get("mean").asDouble());
    assertEquals(report.verdict().good(), json.get("verdict").get("good").asBoolean());
    String page = Files.readString(out.resolve("report.html"));
    assertTrue(page.contains(report.verdict().sentence().substring(0, 20)));
    assertTrue(page.contains("Griffin-Lim"));
    Matcher linked = Pattern.compile("href=\"((?:audio|plots)/[^\"]+)\"").matcher(page);
    int links = 0;
    for (; linked.find(); links++) {
      assertTrue(Files.exists(out.resolve(linked.group(1))), linked.group(1));
    }
    assertEquals(4 * (3 + 2), links);
    assertEquals(9, page.split("<audio").length - 1, "three recordings of three sounds");
  }
}
