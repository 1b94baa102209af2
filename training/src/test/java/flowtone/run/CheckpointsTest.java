package flowtone.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.storage.WeightArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  @TempDir Path directory;
  private final List<String> notices = new ArrayList<>();
  private Checkpoints checkpoints;

  @BeforeEach
  void open() {
    checkpoints = new Checkpoints(directory, notices::add);
  }

  @Test
  void aNewRunHasNone() {
    assertTrue(checkpoints.latest().isEmpty());
    assertTrue(checkpoints.best().isEmpty());
  }

  @Test
  void theLatestComesBackWhole() {
    save(10);
    save(20);
    Checkpoint latest = checkpoints.latest().orElseThrow();
    assertEquals(20, latest.step());
    assertEquals(Map.of("w", WeightArray.scalar(20)), latest.arrays());
    assertEquals(Map.of("seed", "5"), latest.metadata());
  }

  @Test
  void onlyTheNewestThreeAndTheBestAreKept() throws IOException {
    for (int step = 1; step <= 5; step++) {
      save(step);
    }
    checkpoints.saveBest(2, Map.of("w", WeightArray.scalar(2)), Map.of());
    assertEquals(
        List.of(
            "best.safetensors",
            "step-000000003.safetensors",
            "step-000000004.safetensors",
            "step-000000005.safetensors"),
        names());
    assertEquals(2, checkpoints.best().orElseThrow().step());
  }

  @Test
  void aDamagedNewestIsPassedOverAndSaidSo() throws IOException {
    save(10);
    save(20);
    truncate("step-000000020.safetensors");
    assertEquals(10, checkpoints.latest().orElseThrow().step());
    assertEquals(1, notices.size());
    assertTrue(notices.get(0).contains("step-000000020"), notices.get(0));
  }

  @Test
  void aDamagedBestFallsBackOnTheLatest() throws IOException {
    save(10);
    checkpoints.saveBest(5, Map.of(), Map.of());
    truncate("best.safetensors");
    assertEquals(10, checkpoints.best().orElseThrow().step());
  }

  @Test
  void whereAllAreDamagedTheRunIsNotSilentlyBegunAgain() throws IOException {
    save(10);
    truncate("step-000000010.safetensors");
    assertThrows(RunException.class, () -> checkpoints.latest());
  }

  @Test
  void stepsThatAResumedRunLeftBehindAreRemoved() throws IOException {
    save(10);
    save(20);
    truncate("step-000000020.safetensors");
    save(15);
    assertEquals(List.of("step-000000010.safetensors", "step-000000015.safetensors"), names());
  }

  @Test
  void whatAKillLeftHalfWrittenIsRemovedByTheNextCheckpoint() throws IOException {
    Files.write(directory.resolve("step-000000010.safetensors.part"), new byte[5]);
    assertTrue(checkpoints.latest().isEmpty());
    save(12);
    assertEquals(List.of("step-000000012.safetensors"), names());
  }

  @Test
  void aKillAtAnyMomentLeavesAnIntactLatest() throws IOException, InterruptedException {
    for (int millis : new int[] {0, 30, 90}) {
      Process trainer = AnotherProcess.start(SavesWithoutEnd.class, directory.toString());
      while (trainer.isAlive() && names().stream().noneMatch(name -> name.endsWith("tensors"))) {
        Thread.sleep(1);
      }
      Thread.sleep(millis);
      assertTrue(trainer.isAlive());
      trainer.destroyForcibly().waitFor();
      Checkpoint latest = checkpoints.latest().orElseThrow();
      assertEquals(latest.step(), (long) latest.arrays().get("w").values()[0]);
    }
    assertEquals(List.of(), notices);
  }

  /** A trainer that does nothing but save, until it is killed. */
  static final class SavesWithoutEnd {
    private SavesWithoutEnd() {}

    public static void main(String[] args) {
      Checkpoints checkpoints = new Checkpoints(Path.of(args[0]), notice -> {});
      for (int step = 1; ; step++) {
        float[] values = new float[100_000];
        Arrays.fill(values, step);
        WeightArray array = new WeightArray(new long[] {values.length}, values);
        checkpoints.save(step, Map.of("w", array), Map.of());
      }
    }
  }

  private void save(int step) {
    checkpoints.save(step, Map.of("w", WeightArray.scalar(step)), Map.of("seed", "5"));
  }

  private void truncate(String name) throws IOException {
    Files.write(directory.resolve(name), new byte[5]);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
