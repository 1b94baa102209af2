package flowtone.flow;

/**
 * Network passes each direction of a bijection costs.
 *
 * @param toNoise passes to evaluate a density
 * @param toData passes to draw a sample
 */
public record Passes(Count toNoise, Count toData) {
  /** One pass in both directions, as of couplings. */
  public static final Passes ONE_EACH = new Passes(Count.ONE, Count.ONE);

  /** Both directions one after another. */
  public Passes then(Passes next) {
    return new Passes(toNoise.plus(next.toNoise), toData.plus(next.toData));
  }

  /** The same bijection with data and noise exchanged. */
  public Passes swapped() {
    return new Passes(toData, toNoise);
  }

  /**
   * A number of passes, {@code fixed + perDimension T} on vectors of T dimensions.
   *
   * @param fixed passes however many dimensions there are
   * @param perDimension passes for each dimension
   * @param iterated whether an iteration may take fewer
   */
  public record Count(int fixed, int perDimension, boolean iterated) {
    /** One pass for all dimensions. */
    public static final Count ONE = new Count(1, 0, false);

    /** One dimension after another. */
    public static final Count PER_DIMENSION = new Count(0, 1, false);

    /** An iteration that is given up after so many passes. */
    public static Count atMost(int passes) {
      return new Count(passes, 0, true);
    }

    /** Whether one dimension comes after another. */
    public boolean isSequential() {
      return perDimension > 0;
    }

    /** Passes for vectors of so many dimensions, at the most. */
    public int of(int dimensions) {
      return fixed + perDimension * dimensions;
    }

    Count plus(Count next) {
      return new Count(
          fixed + next.fixed, perDimension + next.perDimension, iterated || next.iterated);
    }

    /** As it is printed: "1", "T", "up to 81", "2 T + 1". */
    @Override
    public String toString() {
      String each = perDimension == 1 ? "T" : perDimension + " T";
      String sum = perDimension == 0 ? "" + fixed : fixed == 0 ? each : each + " + " + fixed;
      return iterated ? "up to " + sum : sum;
    }
  }
}
