package flowtone.benchmark.timing;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a repetition is measured by. */
public interface Clock {
  /**
   * A reading; only differences mean anything.
   *
   * @param wallNanos time
   * @param cpuNanos time of all threads of this process together
   * @param heapBytes allocated by the calling thread on the Java heap
   */
  record Reading(long wallNanos, long cpuNanos, long heapBytes) {}

  /** Reads all at once. */
  Reading read();

  /** The clocks of this machine. */
  static Clock ofThisMachine() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return () ->
        new Reading(
            System.nanoTime(),
            system.getProcessCpuTime(),
            threads.getThreadAllocatedBytes(Thread.currentThread().getId()));
  }
}
