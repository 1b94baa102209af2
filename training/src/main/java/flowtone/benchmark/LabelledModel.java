package flowtone.benchmark;

/**
 * A contestant of a race on a corpus.
 *
 * @param contestant who
 * @param excerpt whether only a short part of the test recordings is scored, because it is slow
 */
public record LabelledModel(BenchmarkedModel contestant, boolean excerpt) {
  /** One that scores all test recordings. */
  public static LabelledModel of(BenchmarkedModel contestant) {
    return new LabelledModel(contestant, false);
  }

  /** One that scores a few seconds of them. */
  public static LabelledModel ofExcerpt(BenchmarkedModel contestant) {
    return new LabelledModel(contestant, true);
  }
}
