package flowtone.spark.corpus;

import flowtone.corpus.CorpusDescription;
import flowtone.corpus.ShardIndex;
import flowtone.spark.cluster.ClusterException;
import flowtone.spark.cluster.Location;
import java.io.IOException;
import java.util.function.Predicate;

/**
 * A corpus that is written beside its final folder and moved there when it is complete. One driver
 * at a time can write it.
 */
final class UnfinishedCorpus implements AutoCloseable {
  private static final String CLAIM = "_driver";
  private static final String SPOOL = "_spool";

  private final Location corpus;
  private final Location partial;
  private boolean finished;

  /**
   * Starts one.
   *
   * @throws ClusterException if there is something in the folder, or another driver is at work
   */
  UnfinishedCorpus(Location corpus) throws IOException {
    requireFree(corpus);
    this.corpus = corpus;
    this.partial = corpus.sibling(corpus.name() + ".partial");
    if (!partial.resolve(CLAIM).claim()) {
      throw new ClusterException(
          "expected that nobody else prepares %s; got %s, which another driver writes, or one that was killed left: delete it if none is at work"
              .formatted(corpus, partial));
    }
    deleteUnless(name -> name.equals(CLAIM));
  }

  private static void requireFree(Location corpus) throws IOException {
    if (!corpus.exists()) {
      return;
    }
    if (!corpus.isFolder() || !corpus.list().isEmpty()) {
      throw new ClusterException(
          "expected a new or empty folder for the corpus; got %s, which is none".formatted(corpus));
    }
  }

  Location folder() {
    return partial;
  }

  /** Where the samples of a group of recordings are kept meanwhile. */
  Location spool(int group) {
    return partial.resolve(SPOOL).resolve("group-%05d.float32".formatted(group));
  }

  /** Writes what the shards lack and gives the folder its name. */
  void finish(CorpusDescription description, ShardIndex shards) throws IOException {
    partial.resolve(ShardIndex.FILE).write(shards.json());
    partial.resolve(CorpusDescription.DESCRIPTION_FILE).write(description.json());
    // The spool, the claim, and what tasks left that were killed.
    deleteUnless(name -> !name.startsWith("_"));
    requireFree(corpus);
    corpus.delete();
    partial.moveTo(corpus);
    finished = true;
  }

  /** Also of what a driver left that was killed while it tidied up. */
  private void deleteUnless(Predicate<String> kept) throws IOException {
    for (Location.Entry entry : partial.list()) {
      if (!kept.test(entry.location().name())) {
        entry.location().delete();
      }
    }
  }

  /** Removes what was written of a corpus that was not finished. */
  @Override
  public void close() throws IOException {
    if (!finished) {
      partial.delete();
    }
  }
}
