package flowtone.benchmark.sampling;

/** Watches a comparison, on the thread that runs it. What it does is on no model's clock. */
public interface ComparisonListener {
  /**
   * Asked before each turn; may wait.
   *
   * @param turnSeconds that the turn before took, 0 before the first
   * @return whether the comparison goes on
   */
  boolean goesOn(double turnSeconds);

  /** All models are ready: the clocks begin. */
  void started();

  /**
   * A model has taken a turn.
   *
   * @param position after it
   * @param samples drawn in it, at the level of recordings
   */
  void advanced(ComparisonPosition position, float[] samples);

  /**
   * A model takes no further turn.
   *
   * @param reason one sentence where it failed; empty otherwise
   */
  void over(ComparisonPosition position, ComparisonEnd end, String reason);
}
