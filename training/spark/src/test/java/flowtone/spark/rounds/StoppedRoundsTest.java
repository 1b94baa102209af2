package flowtone.spark.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.run.AnotherProcess;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import flowtone.spark.cluster.Cluster;
import flowtone.spark.cluster.Clusters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A driver in a process of its own, which is asked to end while its workers train. */
class StoppedRoundsTest {
  /** So many that a round is nearly all training. */
  private static final long STEPS = 60;

  @TempDir private Path folder;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void whatIsAskedToStopGivesUpItsRoundAndKeepsThoseBefore() throws Exception {
    Path trained = folder.resolve("trained");
    Process driver = AnotherProcess.start(options(), Trains.class, folder + "", trained + "");
    try {
      while (driver.isAlive() && Files.notExists(trained)) {
        Thread.sleep(20);
      }
      driver.destroy();
      assertTrue(driver.waitFor(2, TimeUnit.MINUTES));
    } finally {
      driver.destroyForcibly().waitFor();
    }
    RunDirectory run = RunDirectory.at(folder.resolve("stopped"));
    RunState state = run.state().orElseThrow();
    assertEquals(RunState.Progress.STOPPED, state.progress());
    assertTrue(state.step() >= 2 * STEPS && state.step() % STEPS == 0, state.toString());
    assertEquals(state.step(), run.checkpoints().latest().orElseThrow().step());
  }

  /** What this process opens of the JDK for Spark, and the compiler that is ready sooner. */
  private static List<String> options() {
    return Stream.concat(
            ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens")),
            Stream.of("-XX:TieredStopAtLevel=1"))
        .toList();
  }

  /** Trains without end, and makes a file when two rounds are done. */
  static final class Trains {
    private Trains() {}

    public static void main(String[] args) throws Exception {
      Path folder = Path.of(args[0]);
      try (Cluster cluster = Clusters.local()) {
        ShardedTraining training = ShardedTraining.prepare(cluster, folder);
        CompletableFuture.runAsync(() -> tell(training, Path.of(args[1])));
        training.teach("stopped", 2, RoundOptions.of(STEPS, 1, 0), Long.MAX_VALUE / 2);
      }
    }

    private static void tell(ShardedTraining training, Path trained) {
      while (!training.printed().contains("round 2: ")) {
        LockSupport.parkNanos(1_000_000);
      }
      try {
        Files.createFile(trained);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
