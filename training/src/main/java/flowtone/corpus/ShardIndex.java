package flowtone.corpus;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The shards of a corpus, stored as {@code shards.json} beside its description; a corpus of a few
 * hours is one shard and has no such file. The recordings of a description lie in the shards one
 * after the other, so that all shards joined are the files of a corpus in one piece.
 *
 * @param shards in the order of their recordings
 */
public record ShardIndex(List<Shard> shards) {
  /** Name of the file. */
  public static final String FILE = "shards.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  public ShardIndex {
    if (shards == null || shards.isEmpty()) {
      throw new IllegalArgumentException("expected at least one shard; got none");
    }
    shards = List.copyOf(shards);
  }

  /**
   * That of a corpus.
   *
   * @throws CorpusException if it is damaged or does not fit the description
   */
  public static ShardIndex read(Path directory, CorpusDescription corpus) {
    Path file = directory.resolve(FILE);
    if (!Files.exists(file)) {
      return whole(corpus);
    }
    try {
      ShardIndex index = JSON.readValue(Files.readAllBytes(file), ShardIndex.class);
      if (index.recordings() != corpus.recordings().size()) {
        throw CorpusException.damaged(file, corpus.recordings().size() + " recordings", null);
      }
      return index;
    } catch (JacksonException e) {
      throw CorpusException.damaged(file, "the shards of a corpus", e);
    } catch (IOException e) {
      throw CorpusException.of("a readable corpus in " + directory, e);
    }
  }

  private static ShardIndex whole(CorpusDescription corpus) {
    return new ShardIndex(
        List.of(
            new Shard(
                corpus.audio().file(),
                CorpusDescription.FEATURES_FILE,
                corpus.recordings().size(),
                corpus.audioChecksum(),
                corpus.featuresChecksum())));
  }

  /** As it is stored. */
  public byte[] json() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    } catch (JacksonException e) {
      throw new IllegalStateException("shards that cannot be written", e);
    }
  }

  private long recordings() {
    return shards.stream().mapToLong(Shard::recordings).sum();
  }

  /** The recordings of a shard, of all of the corpus. */
  public List<CorpusDescription.Entry> recordings(int shard, CorpusDescription corpus) {
    int first = shards.subList(0, shard).stream().mapToInt(Shard::recordings).sum();
    return corpus.recordings().subList(first, first + shards.get(shard).recordings());
  }
}
