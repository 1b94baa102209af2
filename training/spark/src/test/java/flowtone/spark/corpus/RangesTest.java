package flowtone.spark.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RangesTest {
  @Test
  void rangesAreConsecutiveAndHoldNoMoreThanAskedUnlessOneElementDoes() {
    List<Ranges.Range> ranges = Ranges.atMost(10, List.of(4L, 5L, 2L, 30L, 1L, 9L));
    assertEquals(
        List.of(
            new Ranges.Range(0, 2),
            new Ranges.Range(2, 3),
            new Ranges.Range(3, 4),
            new Ranges.Range(4, 6)),
        ranges);
  }

  @Test
  void workersGetSeveralRangesEachButNoneThatIsTooSmallToBeWorthIt() {
    List<Long> weights = Collections.nCopies(600, 10L);
    assertEquals(6, Ranges.balanced(weights, 2, 3, 1, 1_000_000).size());
    assertEquals(2, Ranges.balanced(weights, 2, 3, 3000, 1_000_000).size());
    assertEquals(60, Ranges.balanced(weights, 2, 3, 1, 100).size());
  }

  @Test
  void nothingIsCutIntoNothing() {
    assertEquals(List.of(), Ranges.atMost(10, List.of()));
  }
}
