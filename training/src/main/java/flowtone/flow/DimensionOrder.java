package flowtone.flow;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The order in which an autoregressive network on plain vectors takes the dimensions. Values keep
 * their places; only what may depend on what changes, so a chain whose flows take turns in the
 * order needs no permutation between them.
 *
 * @param ranks how many dimensions come before each: a permutation of 0..dimensions-1
 */
public record DimensionOrder(List<Integer> ranks) {
  public DimensionOrder {
    ranks = List.copyOf(ranks);
    List<Integer> sorted = ranks.stream().sorted().toList();
    if (ranks.isEmpty() || !sorted.equals(natural(ranks.size()))) {
      throw new IllegalArgumentException(
          "expected each rank from 0 to %d once; got %s".formatted(ranks.size() - 1, ranks));
    }
  }

  private static List<Integer> natural(int dimensions) {
    return IntStream.range(0, dimensions).boxed().toList();
  }

  /** The first dimension first in even flows of a chain, last in odd ones. */
  public static DimensionOrder alternating(int dimensions, int flow) {
    List<Integer> natural = natural(dimensions);
    return new DimensionOrder(
        flow % 2 == 0 ? natural : natural.stream().map(rank -> dimensions - 1 - rank).toList());
  }

  /** How many there are. */
  public int dimensions() {
    return ranks.size();
  }

  /** A mask whose rows are by rank, as {@link Masks#inputs} gives it, with rows by dimension. */
  public float[][] rows(float[][] byRank) {
    return ranks.stream().map(rank -> byRank[rank]).toArray(float[][]::new);
  }

  /** A mask whose columns are by rank, as {@link Masks#outputs} gives it, by dimension. */
  public float[][] columns(float[][] byRank) {
    float[][] columns = new float[byRank.length][dimensions()];
    for (int row = 0; row < byRank.length; row++) {
      for (int i = 0; i < dimensions(); i++) {
        columns[row][i] = byRank[row][ranks.get(i)];
      }
    }
    return columns;
  }
}
