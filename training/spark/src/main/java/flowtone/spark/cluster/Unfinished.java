package flowtone.spark.cluster;

import java.io.IOException;

/**
 * A folder for the files of one driver's tasks that are not complete. Whoever opens it closes it,
 * and with it what tasks left that were killed.
 *
 * @param folder named for the driver, so that two of them share none
 */
public record Unfinished(Location folder) implements AutoCloseable {
  /** One in a folder of results; it is made when the first task needs it. */
  public static Unfinished in(Location results, Cluster cluster) {
    return new Unfinished(results.resolve("_" + cluster.id()));
  }

  @Override
  public void close() {
    try {
      folder.delete();
    } catch (IOException e) {
      throw new ClusterException(
          "expected to delete %s; got %s".formatted(folder, e.getMessage()), e);
    }
  }
}
