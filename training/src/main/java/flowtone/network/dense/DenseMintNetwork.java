package flowtone.network.dense;

import flowtone.flow.DimensionOrder;
import flowtone.flow.Monotone;
import flowtone.flow.TriangularNetwork;
import flowtone.graph.NetworkContext;
import flowtone.network.MonotoneUnits;
import flowtone.network.ScaleBound;
import flowtone.tensor.Expr;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The network of one MintNet layer on plain vectors: a {@link Made} reads what comes before a
 * dimension and gives {@link MonotoneUnits} their shift, scale and context.
 */
public final class DenseMintNetwork implements TriangularNetwork<Operand<TFloat32>> {
  private final Made before;
  private final MonotoneUnits units;

  /**
   * @param each monotone units a dimension, K
   * @param order of the dimensions in this layer; layers of a chain had better alternate
   * @throws IllegalArgumentException if the order is one of another number of dimensions
   */
  public DenseMintNetwork(
      NetworkContext context,
      DenseConfig config,
      DimensionOrder order,
      ScaleBound bound,
      int each) {
    NetworkContext once = context.memoizingMasks();
    this.before = new Made(once, config, order, bound);
    this.units = new MonotoneUnits(once.under("monotone"), order, each, before.degrees());
  }

  @Override
  public Monotone apply(Expr x, Operand<TFloat32> h) {
    Expr known = before.units(x, h);
    return units.apply(x, before.affine(known), known);
  }
}
