package flowtone.spark.cluster;

import com.sun.management.OperatingSystemMXBean;
import flowtone.provenance.Provenance;
import java.io.Serializable;
import java.lang.management.ManagementFactory;

/**
 * Whether an executor can do the driver's work.
 *
 * @param version of the driver's Flowtone
 */
public record ExecutorCheck(String version) implements Serializable {
  /** What TensorFlow and its natives take beside the heap at the least. */
  static final long BESIDE_HEAP_BYTES = 512L << 20;

  private static final long LEAST_HEAP_BYTES = 384L << 20;

  /**
   * Checks the machine that this runs on.
   *
   * @throws ClusterException with one sentence if it cannot
   */
  public void run() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    requireVersion(Provenance.currentVersion());
    requireMemory(Runtime.getRuntime().maxMemory(), system.getTotalMemorySize());
  }

  void requireVersion(String own) {
    if (!own.equals(version)) {
      throw new ClusterException(
          "expected Flowtone %s on every executor, as the driver has; got %s: take other jars of it off spark.executor.extraClassPath"
              .formatted(version, own));
    }
  }

  void requireMemory(long heapBytes, long machineBytes) {
    if (heapBytes < LEAST_HEAP_BYTES || machineBytes - heapBytes < BESIDE_HEAP_BYTES) {
      throw new ClusterException(
          "expected executors with %d MB of heap and %d MB beside it for TensorFlow; got %d MB of heap in %d MB: set spark.executor.memory and spark.executor.memoryOverhead"
              .formatted(
                  LEAST_HEAP_BYTES >> 20,
                  BESIDE_HEAP_BYTES >> 20,
                  heapBytes >> 20,
                  machineBytes >> 20));
    }
  }
}
