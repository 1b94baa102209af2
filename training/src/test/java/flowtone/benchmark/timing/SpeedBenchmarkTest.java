package flowtone.benchmark.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.benchmark.model.ModelIds;
import flowtone.benchmark.result.BenchmarkRow;
import flowtone.benchmark.result.SpeedRatios;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeedBenchmarkTest {
  private static final int HOPS = FakeModel.HOPS;
  private static final int HOP_SAMPLES = FakeModel.HOP_SAMPLES;

  private final FakeModel.FakeClock clock = new FakeModel.FakeClock();
  private final List<String> calls = new ArrayList<>();

  @Test
  void ratiosAreThoseOfTheSpeeds() {
    List<BenchmarkRow> rows = rows(settings(3, 600));
    assertEquals(100_000, speed(rows, ModelIds.STUDENT), 1);
    assertEquals(10, rows.get(2).offline().timesRealTime(), 1e-3);
    assertEquals(1000, SpeedRatios.offline(rows).studentToTextbook(), 0.1);
    assertEquals(10, SpeedRatios.offline(rows).studentToCached(), 1e-3);
    // Live the student is half as fast, and so is the cached teacher; the textbook is as it was.
    assertEquals(500, SpeedRatios.live(rows).studentToTextbook(), 0.1);
    assertEquals(10, SpeedRatios.live(rows).studentToCached(), 1e-3);
    assertEquals(2, rows.get(0).offline().coresBusy(), 1e-6);
    assertEquals(5, rows.get(2).offline().timesRealTimePerCore(), 1e-3);
  }

  @Test
  void repetitionsAreInterleaved() {
    benchmark(settings(2, 6000)).run(FakeModel.trio(clock, calls));
    String round =
        "[teacher-textbook offline 500, teacher-cached offline 500, student offline 500,"
            + " teacher-cached live, student live]";
    int repetitions = 3;
    List<String> end = calls.subList(calls.size() - repetitions * 5, calls.size());
    for (int repetition = 0; repetition < repetitions; repetition++) {
      assertEquals(round, end.subList(5 * repetition, 5 * repetition + 5).toString());
    }
  }

  @Test
  void aModelTooSlowForItsShareRunsLessAndIsMarked() {
    List<BenchmarkRow> rows = rows(settings(3, 100));
    Throughput textbook = rows.get(0).offline();
    assertTrue(textbook.extrapolated());
    assertTrue(textbook.samplesMeasured() < HOPS * HOP_SAMPLES);
    assertEquals(100, textbook.samplesPerSecond(), 0.1);
    assertFalse(rows.get(1).offline().extrapolated());
    assertEquals(HOPS * HOP_SAMPLES, rows.get(2).offline().samplesMeasured());
  }

  @Test
  void aFastModelRunsTheWorkloadUntilItsRepetitionIsOver() {
    double once = 0.4; // Seconds of the student's workload.
    List<BenchmarkRow> rows = rows(new BenchmarkSettings(4 * once, 1, 2.5 * once, 6000));
    assertEquals(100_000, speed(rows, ModelIds.STUDENT), 1);
    assertEquals(HOPS * HOP_SAMPLES, rows.get(2).offline().samplesMeasured());
    List<String> afterTrials = calls.subList(calls.lastIndexOf("student live") - 20, calls.size());
    long runs = afterTrials.stream().filter(("student offline " + HOPS)::equals).count();
    assertEquals(4 + 3, runs, calls.toString());
  }

  @Test
  void aBenchmarkTakesAboutTheTimeItWasGiven() {
    rows(settings(3, 100));
    double seconds = clock.read().wallNanos() / 1e9;
    assertTrue(seconds < 110, "seconds: " + seconds);
  }

  @Test
  void whatARepetitionTakesWhateverItsLengthIsCountedOnce() {
    Repetition repetition = new Repetition(1000, 3, 3, 0);
    assertEquals(1 + 2 * 10, repetition.secondsOf(10_000, 1), 1e-12);
    assertEquals(3, repetition.secondsOf(1000, 1), 1e-12);
  }

  /** Repetitions that even the fastest model runs once. */
  private static BenchmarkSettings settings(int repetitions, double seconds) {
    return new BenchmarkSettings(0, repetitions, 0, seconds);
  }

  private List<BenchmarkRow> rows(BenchmarkSettings settings) {
    return benchmark(settings).run(FakeModel.trio(clock, calls)).stream()
        .map(result -> BenchmarkRow.of(result, null))
        .toList();
  }

  private SpeedBenchmark benchmark(BenchmarkSettings settings) {
    return new SpeedBenchmark(FakeModel.workload(), settings, clock, id -> {});
  }

  private static double speed(List<BenchmarkRow> rows, String id) {
    return rows.stream()
        .filter(row -> row.profile().id().equals(id))
        .findFirst()
        .orElseThrow()
        .offline()
        .samplesPerSecond();
  }
}
