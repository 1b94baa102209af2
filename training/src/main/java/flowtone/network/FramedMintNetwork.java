package flowtone.network;

import flowtone.flow.DimensionOrder;
import flowtone.flow.Masks;
import flowtone.flow.Monotone;
import flowtone.flow.TriangularNetwork;
import flowtone.graph.NetworkContext;
import flowtone.tensor.Expr;

/**
 * The network of one MintNet layer on waveform frames: a {@link FramedCausalNetwork} reads all that
 * comes before a sample and gives {@link MonotoneUnits} their shift, scale and context.
 *
 * <p>The coefficients of a linear prediction are bounded, {@code sum_k |a_k| <} {@value
 * #LINEAR_SUM}. An iteration that inverts the layer repeats the prediction, so its errors shrink by
 * that factor each time however long the sound is; with free coefficients likelihood was a little
 * better and the iteration went to infinity. Well-trained layers converge slowly all the same.
 */
public final class FramedMintNetwork implements TriangularNetwork<Conditioning> {
  private static final double LINEAR_SUM = 0.9;

  private final FramedCausalNetwork before;
  private final MonotoneUnits units;

  /**
   * @param order of the samples inside a frame; across frames time goes on as it does
   * @param each monotone units a sample, K
   * @throws IllegalArgumentException if there are linear taps and the order is another than time's
   */
  public FramedMintNetwork(
      NetworkContext context,
      NetworkConfig config,
      DimensionOrder order,
      ScaleBound bound,
      int each) {
    NetworkContext once = context.memoizingMasks();
    this.before = FramedCausalNetwork.contracting(once, config, order, bound, LINEAR_SUM);
    int[] degrees = Masks.degrees(config.channels(), config.frameSamples());
    this.units = new MonotoneUnits(once.under("monotone"), order, each, degrees);
  }

  @Override
  public Monotone apply(Expr x, Conditioning h) {
    FramedInput input = before.framed(x, h);
    Expr known = before.units(input);
    Monotone at = units.apply(input.frames(), before.frames(input, known), known);
    return new Monotone(before.signal(at.value()), before.signal(at.diagonal()));
  }
}
