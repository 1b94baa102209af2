package flowtone.evaluation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.evaluation.Evaluation;
import flowtone.evaluation.EvaluationSetup;
import flowtone.evaluation.playing.Organ;
import flowtone.evaluation.result.EvaluationReport;
import flowtone.evaluation.result.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  @Test
  void theReportSaysWhatItsFiguresAreHowSureTheyAreAndWhatMadeThem() throws IOException {
    Path out = folder.resolve("out");
    EvaluationReport report =
        new Evaluation(EvaluationSetup.of(Organ.seeded(new Organ(20, false, 0))), out, 0)
            .run(
                Organ.record(folder),
                Map.of("timesRealTime", 0.25, "timesRealTimeStreamed", 0.125),
                () -> {})
            .askedBy("flowtone evaluate --out 'my report'");
    report.write(out);
    ReportPage.write(report, out);

    JsonNode json = new ObjectMapper().readTree(out.resolve("metrics.json").toFile());
    JsonNode mStft = json.get("overall").get("mStft");
    double low = mStft.get("confidence95").get("mean").get("low").asDouble();
    double high = mStft.get("confidence95").get("mean").get("high").asDouble();
    assertTrue(low < mStft.get("mean").asDouble() && mStft.get("mean").asDouble() < high);
    assertTrue(
        json.get("baselines").get("griffinLim").get("overall").get("mStft").has("confidence95"));
    assertTrue(json.get("overall").get("energyMStft").get("mean").asDouble() > 0);
    assertTrue(json.get("overall").has("attackSeconds"));
    assertEquals(1, json.get("provenance").get("seed").asLong());
    assertTrue(json.get("provenance").get("machine").get("cores").asInt() > 0);

    String page = Files.readString(out.resolve("report.html"));
    assertTrue(page.contains("flowtone evaluate --out &#39;my report&#39;"), page);
    assertTrue(page.contains("Speed, which is not judged: 0.3 times real time"));
    assertTrue(page.contains("mean of 4 of 4 recordings"));
    for (Metric metric : Metric.values()) {
      boolean shown = report.measured().overall().containsKey(metric.key());
      String definition = metric.definition().replace("'", "&#39;");
      assertEquals(shown, page.contains(definition), metric.title());
    }
    assertTrue(page.contains(Metric.Sense.LESS.words()));
    String text = ReportText.of(report);
    assertTrue(text.contains("not judged: 0.3 times real time, 0.1 times streamed"), text);
    assertTrue(text.contains("95 %"), text);
  }

  @Test
  void theBlindPageNamesEverySoundInItsDataAndNoneInItsPage() throws IOException {
    Path out = folder.resolve("out");
    EvaluationReport report =
        new Evaluation(EvaluationSetup.of(Organ.seeded(new Organ(0, false, 0))), out, 0)
            .run(Organ.record(folder), Map.of(), () -> {});
    BlindPage.write(report, out);
    String page = Files.readString(out.resolve("blind.html"));
    Matcher data =
        Pattern.compile("<script type=.application/json.[^>]*>(.*)</script>").matcher(page);
    assertTrue(data.find());
    JsonNode trials = new ObjectMapper().readTree(data.group(1)).get("trials");
    assertEquals(4, trials.size());
    for (JsonNode trial : trials) {
      assertEquals(
          List.of("recording", "voice", "griffinLim"),
          trial.get("sounds").findValuesAsText("system"));
      for (JsonNode sound : trial.get("sounds")) {
        assertTrue(Files.exists(out.resolve(sound.get("file").asText())), sound.toString());
      }
    }
    assertEquals(-1, page.indexOf("http"), "no network");
  }
}
