package flowtone.server.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import org.junit.jupiter.api.Test;

class HeldSamplesTest {
  private final HeldSamples held = new HeldSamples();

  @Test
  void whatIsLetGoOfTwiceIsCountedOnce() {
    Runnable one = held.hold(100);
    Runnable other = held.hold(20);
    one.run();
    one.run();
    assertEquals(20, held.count());
    other.run();
    assertEquals(0, held.count());
  }

  @Test
  void moreThanTheMemoryHasRoomForIsRefusedAndNotCounted() {
    ProblemException refused =
        assertThrows(ProblemException.class, () -> held.hold(Runtime.getRuntime().maxMemory()));
    assertEquals(ProblemType.BUSY, refused.type());
    assertEquals(0, held.count());
  }
}
