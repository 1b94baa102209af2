package flowtone.flow;

/**
 * The iteration of a {@link FixedPoint} run step by step outside a graph.
 *
 * @param solution x with {@code |z - L(x)|} within the tolerance
 * @param passes evaluations of the network it took
 */
public record Convergence(float[] solution, int passes) {

  /** Evaluates a network once. */
  @FunctionalInterface
  public interface Iteration {
    /** What one iteration makes of {@code x}, which it leaves as it is. */
    Step from(float[] x);
  }

  /**
   * One iteration.
   *
   * @param next the next x
   * @param residual greatest {@code |z - L(x)|} at the x before
   */
  public record Step(float[] next, float residual) {}

  /**
   * Iterates from a beginning until the residual is within the tolerance.
   *
   * @throws ConvergenceException if it is not after as many iterations as the fixed point allows
   */
  public static Convergence of(FixedPoint inverse, float[] beginning, Iteration iteration) {
    float[] x = beginning;
    float residual = Float.NaN;
    for (int done = 0; done <= inverse.iterations(); done++) {
      Step step = iteration.from(x);
      residual = step.residual();
      if (residual <= inverse.tolerance()) {
        return new Convergence(x, done + 1);
      }
      x = step.next();
    }
    throw new ConvergenceException(inverse.notConverged(residual));
  }
}
