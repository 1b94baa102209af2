package flowtone.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
  @TempDir Path runs;

  @Test
  void aSecondTrainerIsKeptOut() {
    Path path = runs.resolve("a");
    try (RunDirectory first = RunDirectory.openForTraining(path)) {
      assertEquals(path, first.path());
      assertThrows(RunException.class, () -> RunDirectory.openForTraining(path));
      assertThrows(RunException.class, () -> RunDirectory.openForTraining(path));
    }
    RunDirectory.openForTraining(path).close();
  }

  @Test
  void aSecondTrainerInAnotherProcessIsKeptOut() throws Exception {
    Path path = runs.resolve("a");
    try (RunDirectory run = RunDirectory.openForTraining(path)) {
      assertEquals(OpensARun.REFUSED, OpensARun.inAnotherProcess(run.path()));
    }
    assertEquals(OpensARun.OPENED, OpensARun.inAnotherProcess(path));
  }

  @Test
  void theStateComesBack() {
    RunState state =
        RunState.begun(RunState.Kind.TEACHER, 1000).advanced(10, 2.5, Map.of("test/nll", -1.25));
    try (RunDirectory run = RunDirectory.openForTraining(runs.resolve("a"))) {
      assertTrue(run.state().isEmpty());
      run.writeState(state);
      assertEquals(state, run.state().orElseThrow());
    }
  }

  @Test
  void aStateWrittenBeforeRollbacksWereCountedIsReadAsOneWithout() throws IOException {
    Files.writeString(
        Files.createDirectories(runs.resolve("a")).resolve("state.json"),
        """
        {
          "kind" : "student",
          "progress" : "finished",
          "step" : 120,
          "targetSteps" : 200,
          "secondsTrained" : 61.5,
          "bestMetrics" : { "test/kl" : 0.75 },
          "verdict" : "good",
          "heartbeatEpochMillis" : 1700000000000
        }
        """);
    RunState expected =
        new RunState(
            RunState.Kind.STUDENT,
            RunState.Progress.FINISHED,
            120,
            200,
            61.5,
            Map.of("test/kl", 0.75),
            0,
            "good",
            1_700_000_000_000L);
    assertEquals(expected, RunDirectory.at(runs.resolve("a")).state().orElseThrow());
  }

  @Test
  void aTrainerThatFellSilentIsTakenToHaveStopped() {
    RunState state = RunState.begun(RunState.Kind.STUDENT, 0);
    Instant now = Instant.ofEpochMilli(state.heartbeatEpochMillis());
    assertEquals(RunState.Progress.RUNNING, state.progressAt(now.plusSeconds(20)));
    Instant later = now.plus(RunState.HEARTBEAT_TIMEOUT).plus(Duration.ofSeconds(1));
    assertEquals(RunState.Progress.STOPPED, state.progressAt(later));
    assertEquals(
        RunState.Progress.FINISHED,
        state.ended(RunState.Progress.FINISHED, "good").progressAt(later));
  }

  @Test
  void aRunWhoseTrainerWasKilledHasStoppedAtOnce() throws Exception {
    Path path = runs.resolve("a");
    Process trainer = AnotherProcess.start(HoldsARun.class, path.toString());
    try {
      while (trainer.isAlive() && RunSummary.of(path).isEmpty()) {
        Thread.sleep(10);
      }
      assertEquals(RunState.Progress.RUNNING, RunSummary.of(path).orElseThrow().state());
    } finally {
      trainer.destroyForcibly().waitFor();
    }
    assertEquals(RunState.Progress.STOPPED, RunSummary.of(path).orElseThrow().state());
    RunDirectory.openForTraining(path).close();
  }

  /** A trainer that does nothing until it is killed. */
  static final class HoldsARun {
    private HoldsARun() {}

    public static void main(String[] args) throws InterruptedException {
      RunDirectory run = RunDirectory.openForTraining(Path.of(args[0]));
      run.writeState(RunState.begun(RunState.Kind.TEACHER, 1000));
      Thread.sleep(Long.MAX_VALUE);
      run.close();
    }
  }

  @Test
  void runsAreListedByNameAndDamagedOnesLeftOut() throws IOException {
    for (String name : List.of("b", "a", "damaged")) {
      try (RunDirectory run = RunDirectory.openForTraining(runs.resolve(name))) {
        run.writeState(RunState.begun(RunState.Kind.TEACHER, 1000));
      }
    }
    Files.createDirectory(runs.resolve("not-a-run"));
    Files.writeString(runs.resolve("damaged/state.json"), "{");
    assertEquals(List.of("a", "b"), RunSummary.list(runs).stream().map(RunSummary::id).toList());
    assertEquals(List.of(), RunSummary.list(runs.resolve("absent")));
  }

  /** A trainer in a process of its own. */
  static final class OpensARun {
    static final int OPENED = 0;
    static final int REFUSED = 3;

    private OpensARun() {}

    public static void main(String[] args) {
      int code = OPENED;
      try {
        RunDirectory.openForTraining(Path.of(args[0])).close();
      } catch (RunException e) {
        code = REFUSED;
      }
      Runtime.getRuntime().halt(code);
    }

    static int inAnotherProcess(Path run) throws IOException, InterruptedException {
      Process process = AnotherProcess.start(OpensARun.class, run.toString());
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
      return process.exitValue();
    }
  }
}
