package flowtone.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GracePeriodTest {
  private final GracePeriod grace = new GracePeriod();

  @Test
  void itIsSpentUntilNothingIsLeftToSave() throws Exception {
    CountDownLatch secondTime = new CountDownLatch(2);
    Thread hook = new DaemonThreads("hook").newThread(() -> grace.spend(secondTime::countDown));
    assertFalse(grace.hasBegun());
    hook.start();
    secondTime.await();
    assertTrue(grace.hasBegun());
    assertTrue(hook.isAlive());
    grace.end();
    hook.join();
  }

  @Test
  void whatIsDoneEverySecondIsDoneOnceThoughNothingIsLeftToSave() {
    AtomicInteger times = new AtomicInteger();
    grace.end();
    grace.spend(times::incrementAndGet);
    assertEquals(1, times.get());
  }

  @Test
  void threadsOfAProcessThatMayEndHaveTheirNameAndAreDaemons() {
    Thread thread = new DaemonThreads("batches").newThread(() -> {});
    assertTrue(thread.isDaemon());
    assertEquals("batches", thread.getName());
  }
}
