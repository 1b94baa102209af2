package flowtone.network.dense;

import flowtone.flow.CouplingMask;
import flowtone.flow.CouplingNetwork;
import flowtone.flow.Masks;
import flowtone.flow.Transformer;
import flowtone.graph.Initialiser;
import flowtone.graph.NetworkContext;
import flowtone.tensor.Expr;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A dense network that gives a coupling the parameters of half of a plain vector, given the other
 * half and the context.
 */
public final class DenseCoupling implements CouplingNetwork<Operand<TFloat32>> {
  private final NetworkContext context;
  private final DenseConfig config;
  private final CouplingMask mask;
  private final Transformer transformer;
  private final DenseUnits units;

  /**
   * @param mask the dimensions that change; the vector is its frame
   * @param transformer whose parameters the network predicts
   * @throws IllegalArgumentException if the mask is one of another number of dimensions
   */
  public DenseCoupling(
      NetworkContext context, DenseConfig config, CouplingMask mask, Transformer transformer) {
    if (mask.frameSamples() != config.dimensions()) {
      throw new IllegalArgumentException(
          "expected a half of %d dimensions; got one of %d"
              .formatted(config.dimensions(), mask.frameSamples()));
    }
    this.context = context;
    this.config = config;
    this.mask = mask;
    this.transformer = transformer;
    this.units =
        new DenseUnits(
            context,
            config,
            Masks.kept(mask, config.units()),
            Masks.open(config.units(), config.units()));
  }

  @Override
  public List<Expr> parameters(Expr kept, Operand<TFloat32> h) {
    double[] initial = transformer.initialRaw();
    int changed = mask.changedPositions().length;
    float[][] open = Masks.open(config.units(), initial.length * changed);
    Initialiser bias = Initialiser.repeated(initial, changed);
    Expr all = units.output("output", units.apply(kept, h), open, 0.1, bias);
    List<Expr> raw =
        IntStream.range(0, initial.length)
            .mapToObj(kind -> all.columns(kind * changed, changed))
            .toList();
    return transformer.bounded(raw).stream().map(this::placed).toList();
  }

  /** Values of the dimensions that change [batch, changed], each in its place, zero elsewhere. */
  private Expr placed(Expr changed) {
    return changed.product(context.tf().constant(mask.changedRows()));
  }
}
