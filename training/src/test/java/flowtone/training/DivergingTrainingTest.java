package flowtone.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.corpus.Corpus;
import flowtone.corpus.GeneratedCorpus;
import flowtone.corpus.sampling.Augmentation;
import flowtone.run.Checkpoint;
import flowtone.run.MetricsEntry;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import flowtone.storage.WeightArray;
import flowtone.training.origin.StartingWeights;
import flowtone.training.progress.Budget;
import flowtone.training.progress.Intervals;
import flowtone.training.progress.ProgressLine;
import flowtone.training.progress.TrainingReport;
import flowtone.training.step.BatchShape;
import flowtone.training.step.CropConfig;
import flowtone.training.step.NoisyBatch;
import flowtone.training.step.OptimiserConfig;
import flowtone.training.step.TrainingException;
import flowtone.training.step.TrainingGraph;
import flowtone.training.step.TrainingSession;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;

/** Training that diverges, provoked by absurd learning rates and absurd batches. */
class DivergingTrainingTest {
  private static final Intervals OFTEN = new Intervals(0, 1000, 0, 1000);
  private static final long SEED = 5;

  @TempDir static Path folder;
  private static Corpus corpus;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final ProgressLine progress =
      new ProgressLine(new PrintStream(printed, true, StandardCharsets.UTF_8));

  @BeforeAll
  static void prepare() throws Exception {
    GeneratedCorpus.twoLabels(folder);
    corpus = Corpus.open(folder.resolve("corpus"));
  }

  @Test
  void anAbsurdLearningRateEndsAfterThreeRollbacksWithWhatToTry() throws Exception {
    Path run = folder.resolve("absurd");
    TeacherConfig tiny = TinyConfigs.teacher();
    TeacherConfig absurd =
        new TeacherConfig(
            tiny.model(),
            tiny.crops(),
            new OptimiserConfig(1e9, 1, 1_000_000, 1e9, 0.9),
            tiny.precision());
    TrainingException end =
        assertThrows(
            TrainingException.class,
            () ->
                TeacherTraining.teach(
                    folder.resolve("corpus"),
                    run,
                    absurd,
                    StartingWeights.NONE,
                    new Budget(0, 500),
                    progress));
    assertTrue(end.getMessage().contains("a lower learningRate"), end.getMessage());
    RunState state = RunDirectory.at(run).state().orElseThrow();
    assertEquals(RunState.Progress.FAILED, state.progress());
    assertEquals(3, state.rollbacks());
    assertEquals(end.getMessage(), state.verdict());
    assertEquals(3, count(printed.toString(StandardCharsets.UTF_8), "half the learning rate"));
    assertEquals(3, count(Files.readString(run.resolve("log.txt")), "half the learning rate"));
  }

  @Test
  void aRunThatMeetsNanGoesOnFromItsLastCheckpointAtHalfTheRate() {
    Path run = folder.resolve("recovers");
    train(run, 20, DivergingTrainingTest::normal);
    boolean[] done = new boolean[1];
    LongFunction<BatchStream> onceBad =
        step -> {
          boolean bad = !done[0];
          done[0] = true;
          return bad ? loud(step, 500) : normal(step);
        };
    assertEquals(30, train(run, 30, onceBad).steps());
    RunState state = RunDirectory.at(run).state().orElseThrow();
    assertEquals(RunState.Progress.FINISHED, state.progress());
    assertEquals(1, state.rollbacks());
    assertFinite(RunDirectory.at(run).checkpoints().latest().orElseThrow());
    assertEquals("1", latest(run).metadata().get("rollbacks"));
    List<Long> steps =
        RunDirectory.at(run).metrics().read().stream().map(MetricsEntry::step).toList();
    assertEquals(steps.stream().sorted().toList(), steps);
  }

  @Test
  void anExplosionEndsTheRunWithFiniteWeights() {
    Path run = folder.resolve("explodes");
    train(run, 80, DivergingTrainingTest::normal);
    OptimiserConfig absurd = new OptimiserConfig(100, 1, 1_000_000, 1e9, 0.9);
    TrainingException end =
        assertThrows(
            TrainingException.class, () -> train(run, 200, absurd, DivergingTrainingTest::normal));
    // Whether it is detected by its rise or by NaN at its end is a matter of chance.
    assertTrue(end.getMessage().contains("for the 4th time"), end.getMessage());
    assertTrue(latest(run).step() >= 80);
    assertFinite(latest(run));
  }

  private TrainingReport train(Path path, long steps, LongFunction<BatchStream> batches) {
    return train(path, steps, TinyConfigs.teacher().optimiser(), batches);
  }

  private TrainingReport train(
      Path path, long steps, OptimiserConfig optimiser, LongFunction<BatchStream> batches) {
    TeacherConfig config = TinyConfigs.teacher();
    BatchShape shape = BatchShape.of(corpus, config.model(), config.crops());
    Graph graph = new Graph();
    TrainingGraph training = TeacherGraph.build(graph, config, shape, SEED);
    TrainingTask task =
        new TrainingTask(
            RunState.Kind.TEACHER,
            "recordings",
            optimiser,
            step -> Map.of(),
            Map.<String, WeightArray>of(),
            shape.allSamples(),
            1,
            "");
    try (RunDirectory run = RunDirectory.openForTraining(path);
        TrainingSession session = new TrainingSession(graph, training, config.precision())) {
      List<NoisyBatch> test = TrainingData.test(corpus, shape, config.crops().augmentation());
      TrainingData data = new TrainingData(batches, test, AudioPreview.NONE);
      Pace pace = new Pace(new Budget(0, steps), OFTEN, progress, null);
      return new Trainer(run, TrainingLoop.of(task, session, data, null), pace).train();
    }
  }

  private static BatchStream normal(long step) {
    return stream(step, TinyConfigs.teacher().crops().augmentation());
  }

  /** Recordings so loud that training diverges. */
  private static BatchStream loud(long step, float gainDb) {
    return stream(step, Augmentation.moving(gainDb, gainDb, 0, 0));
  }

  private static BatchStream stream(long step, Augmentation augmentation) {
    CropConfig crops = TinyConfigs.teacher().crops();
    BatchShape shape = BatchShape.of(corpus, TinyConfigs.teacher().model(), crops);
    return TrainingData.training(corpus, shape, augmentation, SEED, 0, step);
  }

  private static Checkpoint latest(Path run) {
    return RunDirectory.at(run).checkpoints().latest().orElseThrow();
  }

  private static void assertFinite(Checkpoint checkpoint) {
    checkpoint
        .arrays()
        .forEach(
            (name, array) -> {
              for (float value : array.values()) {
                assertTrue(Float.isFinite(value), name);
              }
            });
  }

  private static int count(String text, String part) {
    return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
  }
}
