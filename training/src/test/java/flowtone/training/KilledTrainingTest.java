package flowtone.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.corpus.GeneratedCorpus;
import flowtone.run.AnotherProcess;
import flowtone.run.Checkpoints;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import flowtone.storage.WeightArray;
import flowtone.training.origin.StartingWeights;
import flowtone.training.progress.Budget;
import flowtone.training.progress.Intervals;
import flowtone.training.progress.ProgressLine;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trainer in a process of its own, killed again and again at instants of chance. */
@Tag("long")
class KilledTrainingTest {
  private static final int KILLS = 4;
  private static final int LONGEST_MILLIS = 700;
  private static final long NEVER = 1_000_000;

  /** Something is being written nearly all the time. */
  private static final Intervals RESTLESS = new Intervals(0.02, 0.2, 0.03, 0.3);

  private static final ProgressLine QUIET =
      new ProgressLine(new PrintStream(OutputStream.nullOutputStream()));

  @TempDir Path folder;

  @Test
  void whatIsKilledAtAnyInstantLosesNothingOlderAndEndsAsIfItHadNotBeen() throws Exception {
    GeneratedCorpus.twoLabels(folder);
    Path run = folder.resolve("killed");
    Random random = new Random(11);
    long before = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process trainer = startTrainer(run);
      try {
        awaitProgress(trainer, run, before);
        Thread.sleep(random.nextInt(LONGEST_MILLIS));
        assertTrue(trainer.isAlive());
      } finally {
        trainer.destroyForcibly().waitFor();
      }
      long kept = latest(run);
      assertTrue(kept > before, "fell back from step " + before + " to " + kept);
      before = kept;
    }
    long last = before + 5;
    train(folder, run, last);
    train(folder, folder.resolve("whole"), last);
    Map<String, WeightArray> expected = arrays(folder.resolve("whole"));
    arrays(run)
        .forEach(
            (name, array) -> assertArrayEquals(expected.get(name).values(), array.values(), name));
  }

  @Test
  void whatIsAskedToStopKeepsItsLastStep() throws Exception {
    GeneratedCorpus.twoLabels(folder);
    Path run = folder.resolve("stopped");
    Process trainer = startTrainer(run);
    try {
      awaitProgress(trainer, run, 0);
      trainer.destroy();
      assertTrue(trainer.waitFor(60, TimeUnit.SECONDS));
    } finally {
      trainer.destroyForcibly().waitFor();
    }
    RunState state = RunDirectory.at(run).state().orElseThrow();
    assertEquals(RunState.Progress.STOPPED, state.progress());
    assertEquals(latest(run), state.step());
    String log = Files.readString(run.resolve("log.txt"));
    assertTrue(log.contains("Stopped at step " + latest(run)), log);
  }

  /** By the compiler that is ready sooner: it does not live long. */
  private Process startTrainer(Path run) throws IOException {
    List<String> hasty = List.of("-XX:TieredStopAtLevel=1");
    return AnotherProcess.start(hasty, Trains.class, folder.toString(), run.toString());
  }

  /** Until there is a checkpoint of a later step; its content is not looked at. */
  private static void awaitProgress(Process trainer, Path run, long before) throws Exception {
    String known = "step-%09d.safetensors".formatted(before);
    while (trainer.isAlive() && names(run).noneMatch(name -> name.compareTo(known) > 0)) {
      Thread.sleep(20);
    }
  }

  private static Stream<String> names(Path run) {
    String[] names = run.resolve("checkpoints").toFile().list();
    return Stream.of(names == null ? new String[0] : names)
        .filter(name -> name.matches("step-\\d+\\.safetensors"));
  }

  /** Step of the newest checkpoint, 0 if there is none; none may be damaged. */
  private static long latest(Path run) {
    List<String> damaged = new ArrayList<>();
    Path folder = run.resolve("checkpoints");
    long step =
        folder.toFile().isDirectory()
            ? new Checkpoints(folder, damaged::add).latest().map(found -> found.step()).orElse(0L)
            : 0;
    assertEquals(List.of(), damaged);
    return step;
  }

  private static Map<String, WeightArray> arrays(Path run) {
    return RunDirectory.at(run).checkpoints().latest().orElseThrow().arrays();
  }

  private static void train(Path folder, Path run, long steps) {
    TeacherTraining.teach(
        folder.resolve("corpus"),
        run,
        TinyConfigs.teacher(),
        StartingWeights.NONE,
        new Budget(0, steps),
        RESTLESS,
        QUIET);
  }

  /** Trains without end. */
  static final class Trains {
    private Trains() {}

    public static void main(String[] args) {
      train(Path.of(args[0]), Path.of(args[1]), NEVER);
    }
  }
}
