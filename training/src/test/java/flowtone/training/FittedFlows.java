package flowtone.training;

import flowtone.flow.Bijection;
import flowtone.flow.Chain;
import flowtone.flow.CouplingMask;
import flowtone.flow.DimensionOrder;
import flowtone.flow.FixedPoint;
import flowtone.flow.InverseAutoregressiveFlow;
import flowtone.flow.Mapped;
import flowtone.flow.MaskedAutoregressiveFlow;
import flowtone.flow.MintNet;
import flowtone.flow.Nice;
import flowtone.flow.RealNvp;
import flowtone.graph.NetworkContext;
import flowtone.model.FlowFamily;
import flowtone.network.CouplingBound;
import flowtone.network.ScaleBound;
import flowtone.network.dense.DenseConfig;
import flowtone.network.dense.DenseCoupling;
import flowtone.network.dense.DenseMintNetwork;
import flowtone.network.dense.DenseRescaling;
import flowtone.network.dense.Made;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Flows of every family on plain vectors without context, of a size that learns the shape of a
 * density.
 *
 * @param flows in a chain; their orders, or halves, take turns
 */
record FittedFlows(NetworkContext context, int dimensions, int flows) {
  private static final ScaleBound BOUND = new ScaleBound(-4, -0.05);

  /** Noise of data [batch, dimensions]. */
  Mapped toNoise(FlowFamily family, Operand<TFloat32> x) {
    Operand<TFloat32> nothing = context.tf().constant(new float[1][0]);
    return of(family).toNoise(x, nothing);
  }

  private Bijection<Operand<TFloat32>> of(FlowFamily family) {
    Ops tf = context.tf();
    return switch (family) {
      case NICE -> {
        DenseRescaling rescaling = new DenseRescaling(context, 0, new ScaleBound(-5, 0));
        yield new Nice<>(tf, dimensions, rescaling, layers(i -> coupling(i).shift()));
      }
      case REAL_NVP -> {
        CouplingBound bound = new CouplingBound(3, 0);
        yield new RealNvp<>(tf, dimensions, layers(i -> coupling(i).affine(bound)));
      }
      case MAF -> new Chain<>(tf, layers(i -> new MaskedAutoregressiveFlow<>(tf, made(i))));
      case IAF -> new Chain<>(tf, layers(i -> new InverseAutoregressiveFlow<>(tf, made(i))));
      case MINTNET -> new MintNet<>(tf, layers(this::mint), new FixedPoint(1, 1e-4, 100));
    };
  }

  private <T> List<T> layers(IntFunction<T> layer) {
    return IntStream.range(0, flows).mapToObj(layer).toList();
  }

  private Made made(int flow) {
    return new Made(at(flow), config(), order(flow), BOUND);
  }

  private DenseMintNetwork mint(int layer) {
    return new DenseMintNetwork(at(layer), config(), order(layer), BOUND, 8);
  }

  private DenseCoupling coupling(int layer) {
    return new DenseCoupling(at(layer), config(), CouplingMask.ofLayer(dimensions, layer));
  }

  private DimensionOrder order(int layer) {
    return DimensionOrder.alternating(dimensions, layer);
  }

  private NetworkContext at(int layer) {
    return context.under("layer" + layer);
  }

  private DenseConfig config() {
    return new DenseConfig(dimensions, 0, 32, 2);
  }
}
