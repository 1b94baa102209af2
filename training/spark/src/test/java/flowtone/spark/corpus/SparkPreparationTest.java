package flowtone.spark.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.control.VoiceKind;
import flowtone.corpus.Corpus;
import flowtone.corpus.CorpusDescription;
import flowtone.corpus.GeneratedCorpus;
import flowtone.corpus.Shard;
import flowtone.corpus.ShardIndex;
import flowtone.corpus.preparation.Cleaning;
import flowtone.corpus.preparation.FoundRecordings;
import flowtone.corpus.preparation.LabelFile;
import flowtone.corpus.preparation.Preparation;
import flowtone.spark.cluster.Cluster;
import flowtone.spark.cluster.ClusterException;
import flowtone.spark.cluster.Clusters;
import flowtone.spark.cluster.FaultyFileSystem;
import flowtone.spark.cluster.Location;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparkPreparationTest {
  private static Cluster cluster;

  @TempDir private static Path shared;
  private static Path recordings;

  @TempDir private Path directory;

  @AfterAll
  static void stop() {
    cluster.close();
  }

  /** Two labels, one in deeper folders and by names of notes, and what cannot be used. */
  @BeforeAll
  static void record() throws Exception {
    cluster = Clusters.local();
    recordings = shared.resolve("recordings");
    GeneratedCorpus.record(recordings.resolve("low/soft"), 110, 3);
    GeneratedCorpus.record(recordings.resolve("low"), 130.81, 2);
    GeneratedCorpus.record(recordings.resolve("high"), 440, 21);
    String[] notes = {"A4", "B4", "C#5", "D#5"};
    for (int i = 0; i < notes.length; i++) {
      Files.move(
          recordings.resolve("high/%02d.wav".formatted(i)),
          recordings.resolve("high/%s loud #1.wav".formatted(notes[i])));
    }
    Files.writeString(recordings.resolve("low/broken.wav"), "no sound at all");
    Files.writeString(recordings.resolve("high/.hidden.wav"), "hidden");
    for (VoiceKind kind : VoiceKind.values()) {
      how(kind).prepare(FoundRecordings.in(List.of(recordings)), one(kind), () -> {});
    }
  }

  @AfterEach
  void repair() {
    FaultyFileSystem.fail(0);
  }

  private static Preparation how(VoiceKind kind) {
    return new Preparation(kind, GeneratedCorpus.RATE, GeneratedCorpus.HOP, Cleaning.DEFAULT);
  }

  /** The corpus that one machine makes. */
  private static Path one(VoiceKind kind) {
    return shared.resolve(kind.name());
  }

  private CorpusDescription onMany(VoiceKind kind, ShardSizes sizes, String scheme, String name) {
    RecordingFiles files =
        RecordingFiles.in(List.of(Location.of(scheme + recordings)), LabelFile.none());
    return new SparkPreparation(cluster, how(kind), sizes)
        .run(files, Location.of(scheme + directory.resolve(name)));
  }

  private static byte[] joined(Path corpus, Function<Shard, String> file) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Shard shard : ShardIndex.read(corpus, CorpusDescription.read(corpus)).shards()) {
      all.write(Files.readAllBytes(corpus.resolve(file.apply(shard))));
    }
    return all.toByteArray();
  }

  private void assertSameCorpus(Path one, Path other) throws IOException {
    assertEquals(
        Files.readString(one.resolve("corpus.json")),
        Files.readString(other.resolve("corpus.json")));
    assertArrayEquals(joined(one, Shard::audio), joined(other, Shard::audio));
    assertArrayEquals(joined(one, Shard::features), joined(other, Shard::features));
    Corpus.open(other);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "INSTRUMENT, 1, 268435456",
    "INSTRUMENT, 3, 200000",
    "INSTRUMENT, 7, 1",
    "VOCODER, 3, 100000"
  })
  void aCorpusIsThatOfOneMachineHoweverTheWorkIsDivided(VoiceKind kind, int groups, long shardBytes)
      throws Exception {
    CorpusDescription one = CorpusDescription.read(one(kind));
    assertEquals(one, onMany(kind, new ShardSizes(shardBytes, groups), "", "many"));
    assertSameCorpus(one(kind), directory.resolve("many"));
    int shards = ShardIndex.read(directory.resolve("many"), one).shards().size();
    assertEquals(shardBytes == 1 ? one.recordings().size() : shards, shards);
    assertTrue(shardBytes > 1 << 20 || shards > 3, shards + " shards");
    assertEquals(1, one.leftOut().stream().filter(each -> each.file().contains("broken")).count());
  }

  @Test
  void recordingsOfAnotherFileSystemAreCopiedAndNamedAsTheyLie() throws Exception {
    onMany(VoiceKind.INSTRUMENT, ShardSizes.DEFAULT, "faulty:", "many");
    assertSameCorpus(one(VoiceKind.INSTRUMENT), directory.resolve("many"));
  }

  @Test
  void aTaskThatFailsRunsAgainAndLeavesNothingBehind() throws Exception {
    FaultyFileSystem.fail(3);
    onMany(VoiceKind.INSTRUMENT, new ShardSizes(200_000, 5), "faulty:", "many");
    assertEquals(0, FaultyFileSystem.left());
    assertSameCorpus(one(VoiceKind.INSTRUMENT), directory.resolve("many"));
    assertTrue(
        names(directory.resolve("many")).stream()
            .allMatch(name -> name.startsWith("shard-") || name.matches("(corpus|shards).json")));
  }

  @Test
  void aCorpusThatCannotBeFinishedIsNotThere() throws Exception {
    FaultyFileSystem.fail(1000);
    ClusterException failure =
        assertThrows(
            ClusterException.class,
            () -> onMany(VoiceKind.INSTRUMENT, ShardSizes.DEFAULT, "faulty:", "many"));
    assertTrue(failure.getMessage().contains("a machine that went away"), failure.getMessage());
    assertFalse(Files.exists(directory.resolve("many")));
    assertFalse(Files.exists(directory.resolve("many.partial")));
  }

  @Test
  void nothingIsWrittenOverAndNobodyElsesWorkIsTouched() throws Exception {
    Files.createDirectories(directory.resolve("full/of"));
    assertRefused("full", "expected a new or empty folder for the corpus");
    Files.createDirectories(directory.resolve("busy.partial"));
    Files.writeString(directory.resolve("busy.partial/_driver"), "");
    assertRefused("busy", "expected that nobody else prepares");
    assertTrue(Files.exists(directory.resolve("busy.partial/_driver")));
  }

  @Test
  void nothingThatAKilledDriverLeftGetsIntoACorpus() throws Exception {
    Path left = Files.createDirectories(directory.resolve("many.partial"));
    Files.writeString(left.resolve("shard-00099.audio.float32"), "half");
    onMany(VoiceKind.INSTRUMENT, ShardSizes.DEFAULT, "", "many");
    assertFalse(names(directory.resolve("many")).contains("shard-00099.audio.float32"));
    assertSameCorpus(one(VoiceKind.INSTRUMENT), directory.resolve("many"));
  }

  private void assertRefused(String name, String sentence) {
    String message =
        assertThrows(
                ClusterException.class,
                () -> onMany(VoiceKind.INSTRUMENT, ShardSizes.DEFAULT, "", name))
            .getMessage();
    assertTrue(message.startsWith(sentence), message);
  }
}
