package flowtone.evaluation.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Figures of many recordings in a few. */
class StatisticsTest {
  @Test
  void statisticsSkipWhatCouldNotBeMeasured() {
    Statistics statistics = Statistics.of(List.of(4.0, Double.NaN, 1.0, 2.0, 9.0));
    assertEquals(new Statistics(4, 3, 4, 1, 9), statistics);
    assertEquals(0, Statistics.of(List.of(Double.NaN)).count());
  }

  @Test
  void confidenceIntervalsAreThoseOfTheCentralLimitTheorem() {
    Random random = new Random(5);
    List<Double> figures = random.doubles(200).boxed().toList();
    Statistics statistics = Statistics.overRecordings(figures);
    Interval mean = statistics.confidence95().mean();
    double deviation = Math.sqrt(1 / 12.0 / 200);
    assertEquals(2 * 1.96 * deviation, mean.high() - mean.low(), 0.3 * deviation);
    assertEquals(statistics.mean(), (mean.low() + mean.high()) / 2, 0.3 * deviation);
    assertEquals(statistics, Statistics.overRecordings(figures), "the draws are the same");
  }

  @Test
  void confidenceIntervalsHoldTheTruthAboutAsOftenAsTheySay() {
    Random random = new Random(6);
    int held = 0;
    for (int study = 0; study < 200; study++) {
      List<Double> figures = random.doubles(30).boxed().toList();
      Interval mean = Statistics.overRecordings(figures).confidence95().mean();
      held += mean.low() <= 0.5 && 0.5 <= mean.high() ? 1 : 0;
    }
    assertTrue(held >= 178 && held <= 199, held + " of 200");
  }

  @Test
  void oneRecordingHasNoConfidenceInterval() {
    assertEquals(Statistics.of(List.of(2.0)), Statistics.overRecordings(List.of(2.0)));
  }
}
