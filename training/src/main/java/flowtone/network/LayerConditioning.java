package flowtone.network;

import flowtone.tensor.Expr;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** How the conditioning reaches the layers of a framed network. */
public interface LayerConditioning {

  /**
   * The product of what a layer reads and its weights, plus what the conditioning adds.
   *
   * @param layer 0 for the first, then the gated ones
   * @param taps what it reads, side by side [rows, width] each
   * @param weights [sum of widths, outputs]
   * @return [rows, outputs]
   */
  Expr product(int layer, List<Operand<TFloat32>> taps, Operand<TFloat32> weights);
}
