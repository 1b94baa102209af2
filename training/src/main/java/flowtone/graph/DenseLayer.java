package flowtone.graph;

import flowtone.tensor.Expr;

/**
 * Weights of a dense layer, {@code y = x W + b}.
 *
 * @param weights W [in, out]
 * @param bias b [out]
 */
public record DenseLayer(Expr weights, Expr bias) {

  /** Rows [rows, in] to [rows, out]. */
  public Expr apply(Expr rows) {
    return rows.product(weights).plus(bias);
  }
}
