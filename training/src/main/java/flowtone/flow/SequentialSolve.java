package flowtone.flow;

import flowtone.tensor.Expr;
import java.util.function.UnaryOperator;

/**
 * The expensive direction of an autoregressive map, the textbook way: one whole pass a dimension,
 * each of which makes one more position right. Unrolled in the graph, so for few dimensions only.
 */
final class SequentialSolve {
  private SequentialSolve() {}

  /**
   * The fixed point of {@code update}, whose output at t depends on its input before t only.
   *
   * @param like an operand of the solution's shape [batch, dimensions]
   */
  static Expr solve(Expr like, UnaryOperator<Expr> update) {
    long dimensions = like.shape().get(1);
    if (dimensions <= 0) {
      throw new IllegalArgumentException(
          "expected a known number of dimensions to solve one by one; got " + like.shape());
    }
    Expr solution = like.zeros();
    for (int t = 0; t < dimensions; t++) {
      solution = update.apply(solution);
    }
    return solution;
  }
}
