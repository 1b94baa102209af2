package flowtone.spark.rounds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AssignmentTest {
  @Test
  void inTheFirstRoundWorkersAreTasks() {
    assertArrayEquals(new int[] {0, 1, 2}, Assignment.of(List.of("", "", "")));
  }

  @Test
  void workersStayWhereTheyAreHoweverTasksMove() {
    assertArrayEquals(new int[] {2, 0, 1}, Assignment.of(List.of("2", "0", "1")));
    assertArrayEquals(new int[] {0, 1, 2}, Assignment.of(List.of("0,1", "0,1", "2")));
  }

  @Test
  void theWorkersOfALostExecutorGoToTheOneInItsPlace() {
    assertArrayEquals(new int[] {1, 0, 2}, Assignment.of(List.of("", "0", "2")));
  }

  @Test
  void whatIsHeldTwiceOrOfMoreWorkersThanThereAreIsGivenOnce() {
    assertArrayEquals(new int[] {0, 1}, Assignment.of(List.of("0", "0,7")));
  }

  @Test
  void messagesTellWhatIsHeld() {
    assertEquals("1,3", Assignment.message(new TreeSet<>(List.of(3, 1))));
    assertEquals("", Assignment.message(new TreeSet<>()));
  }

  @Test
  void shardsAreDividedAmongWorkersUnlessThereAreTooFew() {
    assertTrue(CorpusCopy.shards(1, 2, 4).test(3));
    assertFalse(CorpusCopy.shards(1, 2, 4).test(2));
    assertTrue(CorpusCopy.shards(2, 3, 2).test(0));
  }
}
