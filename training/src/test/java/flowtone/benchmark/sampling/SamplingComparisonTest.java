package flowtone.benchmark.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.benchmark.model.BenchmarkException;
import flowtone.benchmark.model.ModelIds;
import flowtone.benchmark.timing.FakeModel;
import flowtone.control.FeatureTrack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Models at 50, 5,000 and 50,000 samples a second over 4 seconds at 10,000 Hz. */
class SamplingComparisonTest {
  private static final double MOST_SECONDS = 10;

  private final FakeModel.FakeClock clock = new FakeModel.FakeClock();
  private final FeatureTrack track = FakeModel.workload().track();
  private final Watched watched = new Watched();

  /** Keeps what it was told; stops after so many turns. */
  private static final class Watched implements ComparisonListener {
    private final Map<String, ComparisonPosition> last = new HashMap<>();
    private final Map<String, ComparisonEnd> ends = new HashMap<>();
    private final Map<String, Integer> samples = new HashMap<>();
    private final List<Double> spreads = new ArrayList<>();
    private int turnsLeft = Integer.MAX_VALUE;
    private boolean started;

    @Override
    public boolean goesOn(double turnSeconds) {
      return turnsLeft > 0;
    }

    @Override
    public void started() {
      started = true;
    }

    @Override
    public void advanced(ComparisonPosition position, float[] drawn) {
      assertTrue(started);
      turnsLeft--;
      samples.merge(position.id(), drawn.length, Integer::sum);
      double ahead = position.clockSeconds();
      last.put(position.id(), position);
      if (last.size() == 3 && ends.isEmpty()) {
        spreads.add(
            ahead
                - last.values().stream()
                    .mapToDouble(ComparisonPosition::clockSeconds)
                    .min()
                    .orElse(0));
      }
    }

    @Override
    public void over(ComparisonPosition position, ComparisonEnd end, String reason) {
      assertEquals("", reason);
      ends.put(position.id(), end);
    }
  }

  private void comparison() {
    new SamplingComparison(
            FakeModel.trio(clock, new ArrayList<>()),
            track,
            1,
            MOST_SECONDS,
            () -> clock.read().wallNanos())
        .run(watched);
  }

  @Test
  void whoIsFastDrawsAllAndWhoIsSlowRunsOutOfTime() {
    comparison();
    assertEquals(ComparisonEnd.COMPLETE, watched.ends.get(ModelIds.STUDENT));
    assertEquals(ComparisonEnd.COMPLETE, watched.ends.get(ModelIds.TEACHER_CACHED));
    assertEquals(ComparisonEnd.OUT_OF_TIME, watched.ends.get(ModelIds.TEACHER_TEXTBOOK));
    assertEquals(track.samples(), watched.samples.get(ModelIds.STUDENT));
    assertEquals(track.samples(), watched.samples.get(ModelIds.TEACHER_CACHED));
    assertTrue(watched.samples.get(ModelIds.TEACHER_TEXTBOOK) < track.samples() / 10);
  }

  @Test
  void aClockCountsItsOwnModelsWorkAlone() {
    comparison();
    assertEquals(0.8, watched.last.get(ModelIds.STUDENT).clockSeconds(), 1e-6);
    assertEquals(8, watched.last.get(ModelIds.TEACHER_CACHED).clockSeconds(), 1e-6);
    assertEquals(5, watched.last.get(ModelIds.STUDENT).timesRealTime(), 1e-6);
    assertEquals(0.005, watched.last.get(ModelIds.TEACHER_TEXTBOOK).timesRealTime(), 1e-6);
  }

  @Test
  void clocksRunSideBySide() {
    comparison();
    // A turn of the slowest is one hop: 80 samples, 1.6 seconds.
    assertTrue(watched.spreads.stream().allMatch(spread -> spread <= 1.7), "" + watched.spreads);
  }

  @Test
  void itEndsWhenNobodyWatches() {
    watched.turnsLeft = 2;
    comparison();
    assertEquals(Map.of(), watched.ends);
  }

  @Test
  void aSoundOfNothingIsRefused() {
    assertThrows(
        BenchmarkException.class, () -> new SamplingComparison(List.of(), track, 1, 0, () -> 0));
  }
}
