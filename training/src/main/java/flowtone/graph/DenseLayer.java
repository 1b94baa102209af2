package flowtone.graph;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Weights of a dense layer.
 *
 * @param weights [in, out]
 * @param bias [out]
 */
public record DenseLayer(Operand<TFloat32> weights, Operand<TFloat32> bias) {

  /** Rows [rows, in] to [rows, out]. */
  public Operand<TFloat32> apply(NetworkContext context, Operand<TFloat32> rows) {
    return context.tf().math.add(context.product(rows, weights), bias);
  }
}
