package flowtone.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardedCorpusTest {
  @TempDir private Path directory;
  private Path corpus;
  private Corpus whole;

  @BeforeEach
  void prepare() throws Exception {
    whole = GeneratedCorpus.twoLabels(directory);
    corpus = directory.resolve("sharded");
    Files.createDirectories(corpus);
    Files.write(corpus.resolve(CorpusDescription.DESCRIPTION_FILE), whole.description().json());
    shards(1, 3, 2);
  }

  /** The same recordings in shards of so many. */
  private void shards(int... recordings) throws Exception {
    byte[] audio = Files.readAllBytes(directory.resolve("corpus/audio.float32"));
    byte[] features = Files.readAllBytes(directory.resolve("corpus/features.float32"));
    List<Shard> shards = new ArrayList<>();
    int hops = 0;
    for (int count : recordings) {
      int first = shards.stream().mapToInt(Shard::recordings).sum();
      int end = hops;
      for (Recording recording : whole.recordings().subList(first, first + count)) {
        end += recording.entry().hops();
      }
      Shard named = Shard.numbered(shards.size(), count, 0, 0);
      Path audioFile = corpus.resolve(named.audio());
      Path featuresFile = corpus.resolve(named.features());
      Files.write(audioFile, cut(audio, hops, end, whole.description().hopAudioBytes()));
      Files.write(featuresFile, cut(features, hops, end, whole.description().hopBytes()));
      shards.add(
          Shard.numbered(
              shards.size(), count, Corpus.checksum(audioFile), Corpus.checksum(featuresFile)));
      hops = end;
    }
    Files.write(corpus.resolve(ShardIndex.FILE), new ShardIndex(shards).json());
  }

  private static byte[] cut(byte[] bytes, int fromHop, int toHop, int hopBytes) {
    return Arrays.copyOfRange(bytes, fromHop * hopBytes, toHop * hopBytes);
  }

  @Test
  void aCorpusInShardsReadsAsTheSameInOnePiece() {
    Corpus sharded = Corpus.open(corpus);
    assertEquals(whole.description(), sharded.description());
    for (int i = 0; i < whole.recordings().size(); i++) {
      Recording one = whole.recordings().get(i);
      Recording other = sharded.recordings().get(i);
      assertArrayEquals(one.samples(), other.samples());
      assertArrayEquals(one.features().f0Hz(), other.features().f0Hz());
      assertArrayEquals(one.features().loudnessDb(), other.features().loudnessDb());
    }
  }

  @Test
  void someShardsAreOpenedWithoutTheOthers() throws Exception {
    Files.delete(corpus.resolve(Shard.numbered(0, 1, 0, 0).audio()));
    Files.delete(corpus.resolve(Shard.numbered(2, 2, 0, 0).features()));
    Corpus middle = Corpus.open(corpus, shard -> shard == 1);
    List<CorpusDescription.Entry> wanted = whole.description().recordings().subList(1, 4);
    assertEquals(wanted, middle.description().recordings());
    assertEquals(wanted, middle.recordings().stream().map(Recording::entry).toList());
    assertArrayEquals(whole.recordings().get(2).samples(), middle.recordings().get(1).samples());
  }

  @Test
  void aChangedShardIsRefusedByName() throws Exception {
    Path file = corpus.resolve(Shard.numbered(1, 3, 0, 0).features());
    byte[] bytes = Files.readAllBytes(file);
    bytes[5] ^= 1;
    Files.write(file, bytes);
    String message = assertThrows(CorpusException.class, () -> Corpus.open(corpus)).getMessage();
    assertTrue(message.contains("shard-00001.features.float32; got a damaged file"), message);
  }

  @Test
  void anIndexOfOtherRecordingsIsRefused() throws Exception {
    shards(1, 3);
    String message = assertThrows(CorpusException.class, () -> Corpus.open(corpus)).getMessage();
    assertTrue(message.startsWith("expected 6 recordings in"), message);
  }
}
