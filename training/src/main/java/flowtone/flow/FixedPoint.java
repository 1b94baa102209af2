package flowtone.flow;

import flowtone.tensor.Expr;
import java.util.List;
import java.util.function.Function;
import org.tensorflow.op.Ops;

/**
 * The damped fixed-point iteration that inverts a triangular map L for all dimensions at once,
 *
 * <pre>x &lt;- x + alpha diag(J(x))^-1 (z - L(x)),</pre>
 *
 * which begins at x = 0 and converges in the neighbourhood of the solution for 0 &lt; alpha &lt; 2.
 * With alpha = 1 each dimension takes a step of Newton's method, and dimension t is as good as
 * right once those before it are: how many iterations that takes is told by how strongly a
 * dimension depends on those before it, not by their number.
 *
 * <p>Source: Song, Meng, Ermon, "MintNet: Building Invertible Neural Networks with Masked
 * Convolutions", 2019 (arXiv 1907.07945), section 3.2.
 *
 * @param damping alpha, above 0 and below 2
 * @param tolerance greatest {@code |z - L(x)|} of a solution, in units of the noise
 * @param iterations most iterations before it is said not to converge
 */
public record FixedPoint(double damping, double tolerance, int iterations) {
  public FixedPoint {
    if (!(damping > 0 && damping < 2)) {
      throw new IllegalArgumentException("expected a damping above 0 and below 2; got " + damping);
    }
    if (!(tolerance > 0) || iterations < 1) {
      throw new IllegalArgumentException(
          "expected a tolerance above 0 and at least 1 iteration; got %s and %d"
              .formatted(tolerance, iterations));
    }
  }

  /** One iteration from {@code x} [batch, dimensions], of which the network made {@code at}. */
  public Expr step(Expr x, Expr z, Monotone at) {
    Expr newton = z.minus(at.value()).over(at.diagonal());
    return x.plus(Expr.constant(x.tf(), damping).times(newton));
  }

  /** The greatest {@code |z - L(x)|}, a scalar. */
  public Expr residual(Expr z, Monotone at) {
    Ops tf = z.tf();
    return Expr.of(tf, tf.max(z.minus(at.value()).abs(), tf.array(0, 1)));
  }

  /** One pass to a density; to a sample, one an iteration and one for its log-determinant. */
  public Passes passes() {
    return new Passes(Passes.Count.ONE, Passes.Count.atMost(1 + iterations));
  }

  /** The message of an iteration that has not converged. */
  public String notConverged(float residual) {
    return expectation() + residual;
  }

  private String expectation() {
    return "expected the inverse to converge within %d iterations to %s; got a residual of "
        .formatted(iterations, tolerance);
  }

  /**
   * The solution of {@code L(x) = z}, all iterations unrolled in the graph. Running it fails with
   * {@link #notConverged} if the residual is still above the tolerance, or is NaN.
   *
   * @param z [batch, dimensions]
   */
  Expr solve(Expr z, Function<Expr, Monotone> network) {
    Ops tf = z.tf();
    Expr x = z.zeros();
    for (int i = 0; i < iterations; i++) {
      x = step(x, z, network.apply(x));
    }
    Expr residual = residual(z, network.apply(x));
    Ops checked =
        tf.withControlDependencies(
            List.of(
                tf.assertThat(
                    tf.math.lessEqual(residual, tf.constant((float) tolerance)),
                    List.of(tf.constant(expectation()), residual))));
    return Expr.of(tf, checked.identity(x));
  }
}
