package flowtone.spark.rounds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AssignmentTest {
  private static Set<Integer> held(Integer... workers) {
    return new TreeSet<>(List.of(workers));
  }

  @Test
  void inTheFirstRoundWorkersAreTasks() {
    List<Set<Integer>> none = Assignment.Holders.NONE.held(List.of("a:1", "a:2", "b:1"));
    assertArrayEquals(new int[] {0, 1, 2}, Assignment.of(none));
  }

  @Test
  void workersStayWhereTheyAreHoweverTasksMove() {
    assertArrayEquals(new int[] {2, 0, 1}, Assignment.of(List.of(held(2), held(0), held(1))));
    assertArrayEquals(new int[] {0, 1, 2}, Assignment.of(List.of(held(0, 1), held(0, 1), held(2))));
  }

  @Test
  void theWorkersOfALostExecutorGoToTheOneInItsPlace() {
    assertArrayEquals(new int[] {1, 0, 2}, Assignment.of(List.of(held(), held(0), held(2))));
  }

  @Test
  void whatIsHeldTwiceOrOfMoreWorkersThanThereAreIsGivenOnce() {
    assertArrayEquals(new int[] {0, 1}, Assignment.of(List.of(held(0), held(0, 7))));
  }

  @Test
  void executorsHoldWhatTheyHadInTheRoundBefore() {
    Assignment.Holders holders =
        new Assignment.Holders(new HashMap<>(Map.of(1, "a:1", 3, "a:1", 0, "b:1")));
    assertEquals(
        List.of(held(0), held(1, 3), held(1, 3), held()),
        holders.held(List.of("b:1", "a:1", "a:1", "c:1")));
  }

  @Test
  void shardsAreDividedAmongWorkersUnlessThereAreTooFew() {
    assertTrue(CorpusCopy.shards(1, 2, 4).test(3));
    assertFalse(CorpusCopy.shards(1, 2, 4).test(2));
    assertTrue(CorpusCopy.shards(2, 3, 2).test(0));
  }
}
