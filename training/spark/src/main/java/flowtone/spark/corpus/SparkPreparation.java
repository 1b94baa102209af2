package flowtone.spark.corpus;

import flowtone.corpus.CorpusDescription;
import flowtone.corpus.Shard;
import flowtone.corpus.ShardIndex;
import flowtone.corpus.preparation.KnownNotes;
import flowtone.corpus.preparation.Preparation;
import flowtone.corpus.preparation.PreparationSteps;
import flowtone.corpus.preparation.PreprocessedRecordings;
import flowtone.corpus.preparation.RecordingIntake;
import flowtone.corpus.preparation.RecordingMeasures;
import flowtone.corpus.preparation.Source;
import flowtone.corpus.preparation.StoredRecording;
import flowtone.spark.cluster.Cluster;
import flowtone.spark.cluster.ClusterException;
import flowtone.spark.cluster.Location;
import flowtone.storage.Crc32;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Prepares a corpus on many machines: what is done to a recording by itself in tasks, what needs to
 * know all of them on the driver, with the code of {@link Preparation}. The corpus is that of one
 * machine to the bit, but that its files are cut into shards; however the work was divided.
 *
 * @param cluster that works
 * @param preparation how
 * @param sizes of tasks and shards
 */
public record SparkPreparation(Cluster cluster, Preparation preparation, ShardSizes sizes) {
  private static final long LEAST_SHARD_BYTES = 4 << 20;
  private static final int TASKS_PER_SLOT = 3;

  /**
   * Prepares recordings.
   *
   * @param corpus new folder, complete at the end or not there
   * @throws ClusterException if it cannot be written or another driver writes it
   * @throws flowtone.corpus.CorpusException if too few recordings can be used
   */
  public CorpusDescription run(RecordingFiles recordings, Location corpus) {
    try (UnfinishedCorpus unfinished = new UnfinishedCorpus(corpus)) {
      return run(recordings, unfinished);
    } catch (IOException e) {
      throw new ClusterException(
          "expected to write the corpus to %s; got %s".formatted(corpus, e.getMessage()), e);
    }
  }

  private CorpusDescription run(RecordingFiles recordings, UnfinishedCorpus unfinished)
      throws IOException {
    PreparationSteps steps = preparation.steps();
    List<Spooled> spooled = new ArrayList<>();
    PreprocessedRecordings preprocessed = read(recordings, unfinished, spooled);
    KnownNotes notes = steps.notes(preprocessed, chosen -> heardHz(spooled, chosen));
    List<ShardTask.Written> written = write(known(spooled, notes), unfinished.folder());
    List<RecordingMeasures> measures =
        written.stream().flatMap(each -> each.measures().stream()).toList();
    CorpusDescription description =
        joined(steps.describe(preprocessed, notes, measures), notes, written);
    List<Shard> shards =
        IntStream.range(0, written.size()).mapToObj(i -> written.get(i).shard(i)).toList();
    unfinished.finish(description, new ShardIndex(shards));
    return description;
  }

  /** Reads and preprocesses all; where their samples are is added to a list. */
  private PreprocessedRecordings read(
      RecordingFiles recordings, UnfinishedCorpus unfinished, List<Spooled> spooled) {
    List<IntakeTask> tasks = new ArrayList<>();
    List<List<Source>> groups =
        sizes.groups() > 0
            ? recordings.groups(sizes.groups())
            : recordings.suitable(cluster.slots());
    for (List<Source> group : groups) {
      tasks.add(
          new IntakeTask(preparation, group, recordings.root(), unfinished.spool(tasks.size())));
    }
    List<RecordingIntake.Outcome> outcomes = new ArrayList<>();
    List<List<RecordingIntake.Outcome>> results = cluster.map(tasks, IntakeTask::run);
    for (int task = 0; task < tasks.size(); task++) {
      for (RecordingIntake.Outcome outcome : results.get(task)) {
        outcomes.add(outcome);
        for (StoredRecording stored : outcome.stored()) {
          spooled.add(new Spooled(tasks.get(task).spool(), stored.extent(), 1, 0));
        }
      }
    }
    return PreprocessedRecordings.of(recordings.found().passedOver(), outcomes);
  }

  private double[] heardHz(List<Spooled> spooled, List<Integer> chosen) {
    Preparation how = preparation;
    List<Double> hertz =
        cluster.map(
            chosen.stream().map(spooled::get).toList(),
            cluster.slots() * TASKS_PER_SLOT,
            recording -> {
              try (SpoolReader spool = new SpoolReader()) {
                return how.steps().heardHz(spool.read(recording));
              }
            });
    return hertz.stream().mapToDouble(each -> each).toArray();
  }

  private static List<Spooled> known(List<Spooled> spooled, KnownNotes notes) {
    return IntStream.range(0, spooled.size())
        .mapToObj(
            i ->
                new Spooled(
                    spooled.get(i).spool(),
                    spooled.get(i).extent(),
                    notes.gain(i),
                    notes.hertz()[i]))
        .toList();
  }

  private List<ShardTask.Written> write(List<Spooled> recordings, Location folder) {
    List<Long> bytes = recordings.stream().map(each -> storedBytes(each)).toList();
    List<Ranges.Range> ranges =
        Ranges.balanced(
            bytes,
            cluster.slots(),
            TASKS_PER_SLOT,
            Math.min(LEAST_SHARD_BYTES, sizes.shardBytes()),
            sizes.shardBytes());
    List<ShardTask> tasks = new ArrayList<>();
    for (Ranges.Range range : ranges) {
      tasks.add(new ShardTask(preparation, tasks.size(), range.of(recordings), folder));
    }
    return cluster.map(tasks, ShardTask::run);
  }

  private long storedBytes(Spooled recording) {
    CorpusDescription format =
        CorpusDescription.empty(
            preparation.kind(), preparation.sampleRateHz(), preparation.hopSamples());
    long hops = recording.extent().samples() / preparation.hopSamples();
    return hops * (format.hopAudioBytes() + format.hopBytes());
  }

  /** With the checksums that its files would have in one piece. */
  private static CorpusDescription joined(
      CorpusDescription description, KnownNotes notes, List<ShardTask.Written> written) {
    long audio = 0;
    long features = 0;
    for (ShardTask.Written each : written) {
      audio = Crc32.joined(audio, each.audioChecksum(), each.hops() * description.hopAudioBytes());
      features =
          Crc32.joined(features, each.featuresChecksum(), each.hops() * description.hopBytes());
    }
    return description.withFiles(notes.gain(), audio, features);
  }
}
