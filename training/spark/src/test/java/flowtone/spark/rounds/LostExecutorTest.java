package flowtone.spark.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.spark.cluster.Cluster;
import flowtone.spark.cluster.Clusters;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A master and two workers, each executor a process of its own. */
class LostExecutorTest {
  private static final long ROUNDS = 5;

  /** So many that a round is nearly all training, and a while after it began it still trains. */
  private static final long STEPS = 60;

  private static final long A_WHILE_NANOS = 400_000_000;

  @TempDir private Path folder;

  private static ProcessHandle executor() {
    return ProcessHandle.current()
        .descendants()
        .filter(
            each -> each.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void anExecutorThatIsKilledCostsItsRoundAndNothingElse() throws Exception {
    try (Cluster cluster = Clusters.processes()) {
      ShardedTraining training = ShardedTraining.prepare(cluster, folder);
      CompletableFuture<Void> killed =
          CompletableFuture.runAsync(
              () -> {
                while (!training.printed().contains("round 2: ")) {
                  LockSupport.parkNanos(1_000_000);
                }
                LockSupport.parkNanos(A_WHILE_NANOS);
                executor().destroyForcibly();
              });
      training.teach("teacher", 2, RoundOptions.of(STEPS, 1, 0), STEPS * ROUNDS);
      killed.get(1, TimeUnit.MINUTES);
      assertEquals(STEPS * ROUNDS, training.latest("teacher").step());
      assertTrue(
          training.printed().contains("that an executor did not survive"), training.printed());
    }
  }
}
