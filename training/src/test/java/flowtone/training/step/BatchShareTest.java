package flowtone.training.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class BatchShareTest {
  @Test
  void workersTakeABatchTogether() {
    BatchShare batch = new BatchShare(8, 1);
    assertEquals(8, batch.of(1));
    assertEquals(4, batch.of(2));
    assertEquals(1, batch.of(8));
  }

  @Test
  void whereItCannotBeDividedTheyTakeRatherMoreThanLess() {
    assertEquals(3, new BatchShare(8, 1).of(3));
    assertEquals(1, new BatchShare(8, 1).of(64));
    assertEquals(4, new BatchShare(8, 2).of(3));
    assertEquals(2, new BatchShare(4, 2).of(4));
  }

  @Test
  void whatIsNoBatchIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new BatchShare(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new BatchShare(4, 0));
  }
}
