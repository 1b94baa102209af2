package flowtone.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.control.FeatureTrack;
import flowtone.control.HopFeature;
import flowtone.control.HopFeatures;
import flowtone.evaluation.playing.Organ;
import flowtone.evaluation.report.BlindPage;
import flowtone.evaluation.report.ReportPage;
import flowtone.evaluation.report.ReportText;
import flowtone.evaluation.result.EvaluationReport;
import flowtone.evaluation.result.SynthesisSystem;
import flowtone.evaluation.testset.TestSet;
import flowtone.library.TestVoices;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.SynthesisStream;
import flowtone.synthesis.Synthesizer;
import flowtone.voice.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a voice that reads further features, what it is without a recording's own is measured too. */
class AsPlayedTest {
  private static final HopFeature BRIGHTNESS = HopFeatures.of(HopFeatures.BRIGHTNESS);

  @TempDir Path folder;

  private TestSet test;

  @BeforeEach
  void record() throws IOException {
    test = Organ.record(folder);
  }

  /**
   * An organ whose reed is expected to be brighter than its recordings are: in tune where the
   * brightness is a recording's own, half a semitone too high where it is what is expected.
   */
  private record Swell(Manifest manifest) implements Synthesizer {
    private static final Organ IN_TUNE = new Organ(0, false, 10);
    private static final Organ HIGH = new Organ(50, false, 10);

    Swell() {
      this(TestVoices.withFeatures(IN_TUNE.manifest()));
    }

    @Override
    public SynthesisStream open(NoiseSettings noise) {
      return track -> (isAsExpected(track) ? HIGH : IN_TUNE).open(noise).next(track);
    }

    private static boolean isAsExpected(FeatureTrack track) {
      float last = track.further(BRIGHTNESS, track.hops() / 2);
      return last == 0.5f || last == -0.5f;
    }
  }

  private EvaluationReport report(Synthesizer voice) {
    EvaluationReport report =
        new Evaluation(EvaluationSetup.of(Organ.seeded(voice)), folder.resolve("out"), 0)
            .run(test, Map.of(), () -> {});
    report.write(folder.resolve("out"));
    ReportPage.write(report, folder.resolve("out"));
    BlindPage.write(report, folder.resolve("out"));
    return report;
  }

  private String written(String file) throws IOException {
    return Files.readString(folder.resolve("out").resolve(file));
  }

  @Test
  void itsFeaturesAreThoseExpectedAndTheVoicesTheRecordings() throws IOException {
    EvaluationReport report = report(new Swell());

    JsonNode json = new ObjectMapper().readTree(written("metrics.json"));
    JsonNode asPlayed = json.get("baselines").get("asPlayed");
    assertEquals(4, asPlayed.get("files").asInt());
    assertEquals(50, asPlayed.get("overall").get("f0RmseCents").get("mean").asDouble(), 5);
    assertEquals(0, report.measured().overall().get("f0RmseCents").mean(), 5);
    assertTrue(Files.exists(folder.resolve("out/audio/reed/1-as-played.wav")));
  }

  @Test
  void itIsExplainedOnThePageAndOnTheTerminalAndNotHeardBlind() throws IOException {
    EvaluationReport report = report(new Swell());

    String remark = SynthesisSystem.AS_PLAYED.remark(false);
    String page = written("report.html");
    assertTrue(page.contains(SynthesisSystem.AS_PLAYED.title() + "</strong>: " + escaped(remark)));
    assertTrue(ReportText.of(report).contains(remark));
    assertFalse(written(BlindPage.FILE).contains("asPlayed"));
  }

  private static String escaped(String text) {
    return text.replace("'", "&#39;");
  }

  @Test
  void aVoiceThatReadsNoneHasNoSuchRow() {
    Map<?, ?> baselines = report(new Organ(0, false, 10)).measured().baselines();
    assertFalse(baselines.containsKey("asPlayed"), baselines.keySet().toString());
  }
}
