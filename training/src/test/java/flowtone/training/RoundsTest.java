package flowtone.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.corpus.Corpus;
import flowtone.corpus.GeneratedCorpus;
import flowtone.run.Checkpoint;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import flowtone.storage.WeightArray;
import flowtone.training.origin.StartingWeights;
import flowtone.training.progress.Budget;
import flowtone.training.progress.ProgressLine;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training by rounds of a worker against training by the process itself. */
class RoundsTest {
  private static final ProgressLine QUIET =
      new ProgressLine(new PrintStream(OutputStream.nullOutputStream()));

  @TempDir static Path folder;

  @BeforeAll
  static void prepare() throws Exception {
    GeneratedCorpus.twoLabels(folder);
    TeacherTraining.teach(
        corpus(), run("alone"), TinyConfigs.teacher(), StartingWeights.NONE, steps(8), QUIET);
  }

  private static Path corpus() {
    return folder.resolve("corpus");
  }

  private static Path run(String name) {
    return folder.resolve(name);
  }

  private static Budget steps(long steps) {
    return new Budget(0, steps);
  }

  /** Rounds of three steps by one worker, whose state is taken as it is; it counts its rounds. */
  private record OneWorker(Worker worker, Map<String, WeightArray> memory) implements Rounds {
    OneWorker(Worker worker) {
      this(worker, new LinkedHashMap<>());
    }

    @Override
    public int workers() {
      return 1;
    }

    @Override
    public Round next(long step, long most, double rateFactor, Map<String, WeightArray> state) {
      WeightArray before = memory.getOrDefault("rounds", WeightArray.scalar(0));
      memory.put("rounds", WeightArray.scalar(before.values()[0] + 1));
      return worker.train(step, Math.min(3, most), rateFactor, state);
    }

    @Override
    public void recall(Map<String, WeightArray> checkpoint) {
      memory.clear();
      if (checkpoint.containsKey("rounds")) {
        memory.put("rounds", checkpoint.get("rounds"));
      }
    }
  }

  private static Checkpoint latest(String run) {
    return RunDirectory.at(run(run)).checkpoints().latest().orElseThrow();
  }

  private static void assertSameButForTheMemory(String alone, String rounds, float count) {
    Map<String, WeightArray> arrays = new LinkedHashMap<>(latest(rounds).arrays());
    assertEquals(count, arrays.remove("rounds").values()[0]);
    assertEquals(latest(alone).arrays(), arrays);
    assertEquals(latest(alone).step(), latest(rounds).step());
  }

  private static void teach(String run, int index, long steps) {
    try (Worker worker = Worker.ofTeacher(Corpus.open(corpus()), TinyConfigs.teacher(), index, 1)) {
      TeacherTraining.teach(
          corpus(),
          run(run),
          TinyConfigs.teacher(),
          StartingWeights.NONE,
          steps(steps),
          QUIET,
          new OneWorker(worker));
    }
  }

  @Test
  void roundsOfOneWorkerAreTheStepsOfOneMachine() {
    teach("by-rounds", 0, 8);
    assertSameButForTheMemory("alone", "by-rounds", 3);
    RunState state = RunDirectory.at(run("by-rounds")).state().orElseThrow();
    assertEquals(RunState.Progress.FINISHED, state.progress());
    assertTrue(state.bestMetrics().containsKey("test/nll"), state.toString());
  }

  @Test
  void roundsGoOnFromACheckpointWithWhatTheyRemember() {
    teach("in-parts", 0, 4);
    teach("in-parts", 0, 8);
    assertSameButForTheMemory("alone", "in-parts", 4);
  }

  @Test
  void anotherWorkerDrawsOtherBatches() {
    teach("other-worker", 1, 8);
    assertNotEquals(
        latest("alone").arrays().values().iterator().next(),
        latest("other-worker").arrays().values().iterator().next());
  }

  @Test
  void aStudentIsDistilledByRoundsAsByOneMachine() {
    Distillation.distill(
        run("alone"), run("student"), TinyConfigs.student(), StartingWeights.NONE, steps(5), QUIET);
    try (Worker worker =
        Worker.ofStudent(
            Corpus.open(corpus()),
            TinyConfigs.student(),
            CheckpointLoader.trained(RunDirectory.at(run("alone"))),
            0,
            2)) {
      Distillation.distill(
          run("alone"),
          run("student-by-rounds"),
          TinyConfigs.student(),
          StartingWeights.NONE,
          steps(5),
          QUIET,
          new OneWorker(worker));
    }
    assertSameButForTheMemory("student", "student-by-rounds", 2);
  }
}
