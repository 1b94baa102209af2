package flowtone.benchmark.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TimeSharesTest {
  @Test
  void whatSmallNeedsLeaveGoesToTheOthers() {
    assertEquals(4.5, TimeShares.level(new double[] {1, 100, 200}, 10), 1e-12);
  }

  @Test
  void whereThereIsEnoughNoneIsLimited() {
    assertEquals(Double.POSITIVE_INFINITY, TimeShares.level(new double[] {1, 2, 3}, 6));
  }
}
