package flowtone.race;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SharesTest {
  @Test
  void whatTheFrugalLeaveGoesToTheOthers() {
    assertEquals(4.5, Shares.level(new double[] {1, 100, 200}, 10), 1e-12);
  }

  @Test
  void whereThereIsEnoughNobodyIsHeldBack() {
    assertEquals(Double.POSITIVE_INFINITY, Shares.level(new double[] {1, 2, 3}, 6));
  }
}
