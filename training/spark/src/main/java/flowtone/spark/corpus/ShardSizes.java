package flowtone.spark.corpus;

/**
 * How the work on a corpus is divided.
 *
 * @param shardBytes that a shard has at most, audio and features, unless one recording has more
 * @param groups of recordings that are read as one task each; 0 for as many as suit the machines
 */
public record ShardSizes(long shardBytes, int groups) {
  /** Shards of a few hundred megabytes. */
  public static final ShardSizes DEFAULT = new ShardSizes(256L << 20, 0);

  public ShardSizes {
    if (shardBytes < 1 || groups < 0) {
      throw new IllegalArgumentException(
          "expected shards of a byte or more and no negative number of groups; got %d and %d"
              .formatted(shardBytes, groups));
    }
  }
}
