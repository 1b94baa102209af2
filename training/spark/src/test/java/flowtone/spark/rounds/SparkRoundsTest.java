package flowtone.spark.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.run.RunDirectory;
import flowtone.run.RunException;
import flowtone.run.RunState;
import flowtone.spark.cluster.Cluster;
import flowtone.spark.cluster.ClusterException;
import flowtone.spark.cluster.Clusters;
import flowtone.spark.cluster.Location;
import flowtone.training.CheckpointLoader;
import flowtone.training.Distillation;
import flowtone.training.TeacherConfig;
import flowtone.training.TeacherTraining;
import flowtone.training.TinyConfigs;
import flowtone.training.VoiceDetails;
import flowtone.training.VoiceExporter;
import flowtone.training.origin.StartingWeights;
import flowtone.training.progress.Budget;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkRoundsTest {
  private static final RoundOptions AVERAGING = RoundOptions.of(3, 1, 0);
  private static final RoundOptions MOMENTUM = RoundOptions.of(2, 0.7, 0.9);

  @TempDir static Path folder;
  private static Cluster cluster;
  private static ShardedTraining training;

  @BeforeAll
  static void start() throws Exception {
    cluster = Clusters.local();
    training = ShardedTraining.prepare(cluster, folder);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void roundsOfOneWorkerAreWhatTeachMakesOfTheSameShards() {
    TeacherTraining.teach(
        training.corpus(),
        folder.resolve("alone"),
        TinyConfigs.teacher(),
        StartingWeights.NONE,
        new Budget(0, 7),
        training.progress());
    training.teach("one-worker", 1, AVERAGING, 7);
    assertEquals(training.latest("alone").step(), training.latest("one-worker").step());
    assertEquals(training.latest("alone").arrays(), training.latest("one-worker").arrays());
  }

  @Test
  void twoWorkersMakeARunLikeAnyOtherWhichGoesOnAndIsDistilledAndExported() throws Exception {
    training.teach("teacher", 2, MOMENTUM, 3);
    assertTrue(training.latest("teacher").arrays().containsKey("outer/" + aWeight()));
    training.teach("teacher", 2, MOMENTUM, 5);
    assertEquals(5, training.latest("teacher").step());
    String line = "round 1: 2 steps of each of 2 workers, of a crop each, in ";
    assertTrue(training.printed().contains(line), training.printed());
    assertTrue(
        training.printed().matches("(?s).* s, of which [.0-9]+ s training, .* MB on their way.*"),
        training.printed());
    distill();
    Path voice = folder.resolve("voice");
    VoiceExporter.export(
        folder.resolve("student"), voice, new VoiceDetails("rounds", "Rounds", "tones", "CC0-1.0"));
    assertTrue(Files.exists(voice.resolve("manifest.json")));
    RunState state = RunDirectory.at(folder.resolve("student")).state().orElseThrow();
    assertEquals(RunState.Progress.FINISHED, state.progress());
    assertTrue(state.bestMetrics().containsKey("test/kl"), state.toString());
  }

  private static String aWeight() {
    return training.latest("teacher").arrays().keySet().stream()
        .filter(name -> name.startsWith("weight/"))
        .findFirst()
        .orElseThrow();
  }

  private void distill() {
    RunDirectory teacher = RunDirectory.at(folder.resolve("teacher"));
    WorkerSetup setup =
        WorkerSetup.ofStudent(
            "student",
            Location.of(training.corpus().toString()),
            TinyConfigs.student(),
            CheckpointLoader.trained(teacher),
            2,
            Batches.SHARED);
    try (SparkRounds rounds = new SparkRounds(cluster, setup, MOMENTUM, training.progress())) {
      Distillation.distill(
          teacher.path(),
          folder.resolve("student"),
          TinyConfigs.student(),
          StartingWeights.NONE,
          new Budget(0, 4),
          training.progress(),
          rounds);
    }
  }

  @Test
  void aSecondDriverOfARunIsRefused() {
    try (RunDirectory first = RunDirectory.openForTraining(folder.resolve("busy"))) {
      String message =
          assertThrows(RunException.class, () -> training.teach("busy", 1, AVERAGING, 2))
              .getMessage();
      assertTrue(message.startsWith("expected a run that nobody else is training"), message);
      assertTrue(Files.exists(first.path()));
    }
  }

  @Test
  void workersDivideABatchUnlessTheyAreToTakeWholeOnes() {
    Location corpus = Location.of(training.corpus().toString());
    TeacherConfig config = TinyConfigs.teacher();
    assertEquals(
        1, WorkerSetup.ofTeacher("a", corpus, config, 2, Batches.SHARED).division().batches());
    assertEquals(
        2, WorkerSetup.ofTeacher("a", corpus, config, 2, Batches.WHOLE).division().batches());
    assertEquals(1, config.sharedBy(2).crops().batch());
    assertEquals(2, TinyConfigs.student().sharedBy(2).crops().batch());
  }

  @Test
  void moreWorkersThanProcessorsAreRefused() {
    String message =
        assertThrows(ClusterException.class, () -> training.teach("many", 3, AVERAGING, 2))
            .getMessage();
    assertTrue(message.startsWith("expected as many free processors as workers"), message);
  }

  @Test
  void aCorpusOfAnotherFileSystemIsCopiedShardByShard() throws Exception {
    Location elsewhere = Location.of("faulty:" + training.corpus());
    Path copies = folder.resolve("copies");
    CorpusCopy.of(elsewhere, copies, shard -> shard == 2);
    assertTrue(Files.exists(copies.resolve("shard-00002.audio.float32")));
    assertTrue(Files.notExists(copies.resolve("shard-00001.audio.float32")));
    assertEquals(3, CorpusCopy.part(elsewhere, 1, 2).recordings().size());
  }
}
