package flowtone.spark.rounds;

import flowtone.control.VoiceKind;
import flowtone.corpus.GeneratedCorpus;
import flowtone.corpus.preparation.Cleaning;
import flowtone.corpus.preparation.LabelFile;
import flowtone.corpus.preparation.Preparation;
import flowtone.run.Checkpoint;
import flowtone.run.RunDirectory;
import flowtone.spark.cluster.Cluster;
import flowtone.spark.cluster.Location;
import flowtone.spark.corpus.RecordingFiles;
import flowtone.spark.corpus.ShardSizes;
import flowtone.spark.corpus.SparkPreparation;
import flowtone.training.TeacherTraining;
import flowtone.training.TinyConfigs;
import flowtone.training.origin.StartingWeights;
import flowtone.training.progress.Budget;
import flowtone.training.progress.ProgressLine;
import flowtone.training.progress.TrainingReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A corpus of six recordings in as many shards, and training on it.
 *
 * @param cluster that trains
 * @param folder of the corpus and the runs
 * @param lines what was printed of progress
 */
record ShardedTraining(Cluster cluster, Path folder, ByteArrayOutputStream lines) {
  static ShardedTraining prepare(Cluster cluster, Path folder) throws Exception {
    GeneratedCorpus.record(folder.resolve("recordings/low"), 110, 3);
    GeneratedCorpus.record(folder.resolve("recordings/high"), 440, 3);
    RecordingFiles files =
        RecordingFiles.in(
            List.of(Location.of(folder.resolve("recordings").toString())), LabelFile.none());
    Preparation how =
        new Preparation(
            VoiceKind.INSTRUMENT, GeneratedCorpus.RATE, GeneratedCorpus.HOP, Cleaning.DEFAULT);
    new SparkPreparation(cluster, how, new ShardSizes(1, 2))
        .run(files, Location.of(folder.resolve("corpus").toString()));
    return new ShardedTraining(cluster, folder, new ByteArrayOutputStream());
  }

  Path corpus() {
    return folder.resolve("corpus");
  }

  ProgressLine progress() {
    return new ProgressLine(new PrintStream(lines, true, StandardCharsets.UTF_8));
  }

  String printed() {
    return lines.toString(StandardCharsets.UTF_8);
  }

  WorkerSetup teachers(int workers) {
    Location corpus = Location.of(corpus().toString());
    return WorkerSetup.ofTeacher(
        "run" + workers, corpus, TinyConfigs.teacher(), workers, Batches.SHARED);
  }

  TrainingReport teach(String run, int workers, RoundOptions options, long steps) {
    try (SparkRounds rounds = new SparkRounds(cluster, teachers(workers), options, progress())) {
      return TeacherTraining.teach(
          corpus(),
          folder.resolve(run),
          TinyConfigs.teacher(),
          StartingWeights.NONE,
          new Budget(0, steps),
          progress(),
          rounds);
    }
  }

  Checkpoint latest(String run) {
    return RunDirectory.at(folder.resolve(run)).checkpoints().latest().orElseThrow();
  }
}
