package flowtone.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training by rounds of a worker against training by the process itself. */
class RoundsTest {
  private static final ProgressLine QUIET =
      new ProgressLine(new PrintStream(OutputStream.nullOutputStream()));

  @TempDir static Path folder;

  /** Of all teachers by rounds: the first step of a worker takes far longer than all others. */
  private static Worker worker;

  @AfterAll
  static void close() {
    worker.close();
  }

  @BeforeAll
  static void prepare() throws Exception {
    GeneratedCorpus.twoLabels(folder);
    TeacherTraining.teach(
        corpus(), run("alone"), TinyConfigs.teacher(), StartingWeights.NONE, steps(8), QUIET);
    worker = worker(0);
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

    float count() {
      return memory.getOrDefault("rounds", WeightArray.scalar(0)).values()[0];
    }

    @Override
    public double batches() {
      return 1;
    }

    @Override
    public Round next(long step, long most, double rateFactor, Map<String, WeightArray> state) {
      memory.put("rounds", WeightArray.scalar(count() + 1));
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

  /** Rounds of a worker who is lost for good when there were so many. */
  private record LostAfter(int count, OneWorker rounds) implements Rounds {
    @Override
    public double batches() {
      return rounds.batches();
    }

    @Override
    public Round next(long step, long most, double rateFactor, Map<String, WeightArray> state) {
      if (rounds.count() == count) {
        throw new IllegalStateException("the worker is lost");
      }
      return rounds.next(step, most, rateFactor, state);
    }

    @Override
    public Map<String, WeightArray> memory() {
      return rounds.memory();
    }

    @Override
    public void recall(Map<String, WeightArray> checkpoint) {
      rounds.recall(checkpoint);
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

  private static void teach(String run, long steps) {
    teach(run, steps, new OneWorker(worker));
  }

  private static void teach(String run, long steps, Rounds rounds) {
    TeacherTraining.teach(
        corpus(),
        run(run),
        TinyConfigs.teacher(),
        StartingWeights.NONE,
        steps(steps),
        QUIET,
        rounds);
  }

  @Test
  void roundsOfOneWorkerAreTheStepsOfOneMachineAndGoOnWithWhatTheyRemember() {
    teach("in-parts", 4);
    RunState state = RunDirectory.at(run("in-parts")).state().orElseThrow();
    assertEquals(RunState.Progress.FINISHED, state.progress());
    assertTrue(state.bestMetrics().containsKey("test/nll"), state.toString());
    teach("in-parts", 8);
    assertSameButForTheMemory("alone", "in-parts", 4);
  }

  @Test
  void whatWasTrainedBeforeRoundsFailForGoodIsKeptAndGoneOnFrom() {
    Rounds rounds = new LostAfter(1, new OneWorker(worker));
    String told =
        assertThrows(IllegalStateException.class, () -> teach("lost", 8, rounds)).getMessage();
    RunState state = RunDirectory.at(run("lost")).state().orElseThrow();
    assertEquals(RunState.Progress.FAILED, state.progress());
    assertEquals(told, state.verdict());
    assertEquals(3, latest("lost").step());
    teach("lost", 8);
    assertSameButForTheMemory("alone", "lost", 3);
  }

  @Test
  void ofRoundsThatFailFromTheBeginningNothingIsKept() {
    Rounds rounds = new LostAfter(0, new OneWorker(worker));
    assertThrows(IllegalStateException.class, () -> teach("never", 8, rounds));
    assertTrue(RunDirectory.at(run("never")).checkpoints().isEmpty());
  }

  @Test
  void anotherWorkerDrawsOtherBatches() {
    WeightArray first = afterAStep(worker);
    assertEquals(first, afterAStep(worker));
    try (Worker other = worker(1)) {
      assertNotEquals(first, afterAStep(other));
    }
  }

  /** A weight that a worker came to. */
  private static WeightArray afterAStep(Worker worker) {
    Map<String, WeightArray> state = latest("alone").arrays();
    return worker.train(8, 1, 1, state).state().values().iterator().next();
  }

  private static Worker worker(int index) {
    return Worker.ofTeacher(Corpus.open(corpus()), TinyConfigs.teacher(), index, 1);
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
