package flowtone.spark.rounds;

import flowtone.corpus.Corpus;
import flowtone.corpus.CorpusDescription;
import flowtone.corpus.Shard;
import flowtone.corpus.ShardIndex;
import flowtone.spark.cluster.Location;
import flowtone.spark.cluster.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.IntPredicate;
import java.util.zip.CRC32;

/** A corpus on this machine: where it lies, or a copy of its shards if it lies elsewhere. */
public final class CorpusCopy {
  private CorpusCopy() {}

  /**
   * The folder of a corpus.
   *
   * @param copies folder of a copy where one is needed; what it has already is not copied again
   * @param wanted shards, by index
   */
  public static Path of(Location corpus, Path copies, IntPredicate wanted) throws IOException {
    if (corpus.isLocal()) {
      return corpus.nio();
    }
    Files.createDirectories(copies);
    copy(corpus, copies, CorpusDescription.DESCRIPTION_FILE);
    if (corpus.resolve(ShardIndex.FILE).exists()) {
      copy(corpus, copies, ShardIndex.FILE);
    }
    ShardIndex index = ShardIndex.read(copies, CorpusDescription.read(copies));
    for (int i = 0; i < index.shards().size(); i++) {
      if (wanted.test(i)) {
        Shard shard = index.shards().get(i);
        copy(corpus, copies, shard.audio());
        copy(corpus, copies, shard.features());
      }
    }
    return copies;
  }

  /** The description of a corpus, wherever it lies. */
  public static CorpusDescription description(Location corpus) throws IOException {
    return CorpusDescription.read(described(corpus));
  }

  /** A folder that has at least the description and the index of a corpus. */
  private static Path described(Location corpus) throws IOException {
    return corpus.isLocal() ? corpus.nio() : of(corpus, scratch(corpus), shard -> false);
  }

  /** Room for a copy, which goes when this process's Spark ends. */
  private static Path scratch(Location corpus) throws IOException {
    return Scratch.folder().resolve("corpus-" + key(corpus));
  }

  private static void copy(Location corpus, Path copies, String name) throws IOException {
    Path copy = copies.resolve(name);
    if (!Files.exists(copy)) {
      Path beside = copies.resolve(name + "." + ProcessHandle.current().pid() + ".part");
      corpus.resolve(name).copyTo(beside);
      Files.move(beside, copy, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * The shards of one of several workers: every so many-th, or all where there are fewer shards
   * than workers, who then draw different crops of the same recordings.
   */
  static IntPredicate shards(int worker, int workers, int shards) {
    return shards < workers ? shard -> true : shard -> shard % workers == worker;
  }

  /** Changes with the corpus, so that no copy of another is taken for it. */
  private static String key(Location corpus) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(corpus.resolve(CorpusDescription.DESCRIPTION_FILE).read());
    return Long.toHexString(crc.getValue());
  }

  /** Opens the part of a corpus that a worker draws from. */
  static Corpus part(Location corpus, int worker, int workers) throws IOException {
    Path copies = scratch(corpus);
    Path described = of(corpus, copies, shard -> false);
    int shards = ShardIndex.read(described, CorpusDescription.read(described)).shards().size();
    IntPredicate own = shards(worker, workers, shards);
    return Corpus.open(of(corpus, copies, own), own);
  }
}
