package flowtone.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.audio.Waveform;
import flowtone.control.FeatureTrack;
import flowtone.control.FeatureTrackBuilder;
import flowtone.report.Player;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkTest {
  private static final int HOPS = 500;
  private static final int HOP_SAMPLES = 80;
  private static final int SAMPLE_RATE_HZ = 10_000;

  private final FakeModel.FakeClock clock = new FakeModel.FakeClock();
  private final List<String> diary = new ArrayList<>();

  @Test
  void ratiosAreThoseOfTheSpeeds() {
    List<Row> rows = rows(rules(3, 600));
    assertEquals(100_000, speed(rows, Ids.STUDENT), 1);
    assertEquals(10, rows.get(2).offline().timesRealTime(), 1e-3);
    assertEquals(1000, Ratios.offline(rows).studentToTextbook(), 0.1);
    assertEquals(10, Ratios.offline(rows).studentToCached(), 1e-3);
    // Live the student is half as fast, and so is the cached teacher; the textbook is as it was.
    assertEquals(500, Ratios.live(rows).studentToTextbook(), 0.1);
    assertEquals(10, Ratios.live(rows).studentToCached(), 1e-3);
    assertEquals(2, rows.get(0).offline().coresBusy(), 1e-6);
  }

  @Test
  void lapsAreRunInTurn() {
    race(rules(2, 6000)).run(contestants());
    String round =
        "[teacher-textbook offline 500, teacher-cached offline 500, student offline 500,"
            + " teacher-cached live, student live]";
    int laps = 3;
    List<String> end = diary.subList(diary.size() - laps * 5, diary.size());
    for (int lap = 0; lap < laps; lap++) {
      assertEquals(round, end.subList(5 * lap, 5 * lap + 5).toString());
    }
  }

  @Test
  void whoIsTooSlowForItsShareRunsLessAndIsMarked() {
    List<Row> rows = rows(rules(3, 100));
    Throughput textbook = rows.get(0).offline();
    assertTrue(textbook.extrapolated());
    assertTrue(textbook.samplesMeasured() < HOPS * HOP_SAMPLES);
    assertEquals(100, textbook.samplesPerSecond(), 0.1);
    assertFalse(rows.get(1).offline().extrapolated());
    assertEquals(HOPS * HOP_SAMPLES, rows.get(2).offline().samplesMeasured());
  }

  @Test
  void whoIsQuickRunsTheCourseUntilItsLapIsOver() {
    double once = 0.4; // Seconds of the student's course.
    List<Row> rows = rows(new BenchmarkSettings(4 * once, 1, 2.5 * once, 6000));
    assertEquals(100_000, speed(rows, Ids.STUDENT), 1);
    assertEquals(HOPS * HOP_SAMPLES, rows.get(2).offline().samplesMeasured());
    List<String> afterTastes = diary.subList(diary.lastIndexOf("student live") - 20, diary.size());
    long runs = afterTastes.stream().filter(("student offline " + HOPS)::equals).count();
    assertEquals(4 + 3, runs, diary.toString());
  }

  @Test
  void aRaceTakesAboutTheTimeItWasGiven() {
    rows(rules(3, 100));
    double seconds = clock.read().wallNanos() / 1e9;
    assertTrue(seconds < 110, "seconds: " + seconds);
  }

  @Test
  void whatALapTakesWhateverItsLengthIsCountedOnce() {
    Repetition lap = new Repetition(1000, 3, 3, 0);
    assertEquals(1 + 2 * 10, lap.secondsOf(10_000, 1), 1e-12);
    assertEquals(3, lap.secondsOf(1000, 1), 1e-12);
  }

  @Test
  void jsonHasTheSpeedsBesideTheId() {
    BenchmarkReport report =
        BenchmarkReport.of(
            "fakes",
            rows(rules(3, 100)),
            List.of(),
            Conditions.of(course(), rules(3, 100)),
            List.of());
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
    BenchmarkSettings rules = rules(3, 100);
    String text =
        BenchmarkText.of(
            BenchmarkReport.of(
                "fakes", rows(rules), List.of(), Conditions.of(course(), rules), List.of()));
    assertTrue(text.contains("100*"));
    assertTrue(text.contains("100,000 "));
    assertTrue(text.contains("student, times its teacher: offline 1,000 textbook, 10.0 cached"));
  }

  @Test
  void thePageTellsEveryRowAndLoadsNothing(@TempDir Path folder) throws IOException {
    BenchmarkSettings rules = rules(3, 100);
    BenchmarkReport report =
        BenchmarkReport.of(
            "fakes", rows(rules), List.of(), Conditions.of(course(), rules), List.of("Measured."));
    Player player = Player.of(new Waveform(new float[100], SAMPLE_RATE_HZ), "student: silence");
    new BenchmarkResults(report, List.of(player)).write(folder);
    String page = Files.readString(folder.resolve(BenchmarkResults.PAGE_NAME));
    for (String expected :
        List.of("teacher-textbook", "extrapolated from", "100,000", "student: silence")) {
      assertTrue(page.contains(expected), expected);
    }
    assertFalse(Pattern.compile("(src|href|srcset)=\"(?!data:)").matcher(page).find());
    assertFalse(page.contains("http://") || page.contains("https://"));
    assertTrue(Files.size(folder.resolve(BenchmarkReport.FILE_NAME)) > 0);
  }

  /** Laps that even the quickest runs once. */
  private static BenchmarkSettings rules(int laps, double seconds) {
    return new BenchmarkSettings(0, laps, 0, seconds);
  }

  private List<Row> rows(BenchmarkSettings rules) {
    return race(rules).run(contestants()).stream().map(result -> Row.of(result, null)).toList();
  }

  private Benchmark race(BenchmarkSettings rules) {
    return new Benchmark(course(), rules, clock, id -> {});
  }

  private List<BenchmarkedModel> contestants() {
    Set<Mode> both = Set.of(Mode.OFFLINE, Mode.LIVE);
    return List.of(
        new FakeModel(Ids.TEACHER_TEXTBOOK, 100, clock, diary, Set.of(Mode.OFFLINE)),
        new FakeModel(Ids.TEACHER_CACHED, 10_000, clock, diary, both),
        new FakeModel(Ids.STUDENT, 100_000, clock, diary, both));
  }

  private static double speed(List<Row> rows, String id) {
    return rows.stream()
        .filter(row -> row.profile().id().equals(id))
        .findFirst()
        .orElseThrow()
        .offline()
        .samplesPerSecond();
  }

  private static Workload course() {
    FeatureTrack track = new FeatureTrackBuilder(SAMPLE_RATE_HZ, HOP_SAMPLES, HOPS).build();
    return new Workload(track, new float[track.samples()], 1);
  }
}
