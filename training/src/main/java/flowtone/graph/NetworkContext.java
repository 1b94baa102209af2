package flowtone.graph;

import flowtone.tensor.Expr;
import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What every network is built from.
 *
 * @param rows the layout of sequences, and the graph
 * @param parameters where weights come from
 * @param memory the frames before, as layers remember them
 * @param reading what networks read of signals [batch, samples] whose flow they tell, not of what
 *     is known beside them
 */
public record NetworkContext(
    TimeRows rows, Parameters parameters, Memory memory, UnaryOperator<Expr> reading) {

  /** Networks read signals as they are. */
  public NetworkContext(TimeRows rows, Parameters parameters, Memory memory) {
    this(rows, parameters, memory, UnaryOperator.identity());
  }

  /** The graph being built. */
  public Ops tf() {
    return rows.tf();
  }

  /** The same with weights under a prefix. */
  public NetworkContext under(String prefix) {
    return with(new PrefixedParameters(parameters, prefix + "/"));
  }

  /** The same with weights that training leaves as they are. */
  public NetworkContext frozen() {
    return with(parameters.frozen());
  }

  /** The same for networks that are applied many times, as in an iteration. */
  public NetworkContext memoizingMasks() {
    return with(new MemoizedMasks(parameters));
  }

  private NetworkContext with(Parameters other) {
    return new NetworkContext(rows, other, memory, reading);
  }

  /** An operand with arithmetic. */
  public Expr expr(Operand<TFloat32> operand) {
    return Expr.of(tf(), operand);
  }

  /** The weight of a name and shape. */
  public Expr weight(String name, Initialiser initialiser, long... shape) {
    return expr(parameters.weight(name, initialiser, shape));
  }

  /** Weights [in, out], masked: a connection is cut where the mask is 0. */
  public Expr masked(String name, float[][] mask, double gain) {
    return expr(parameters.masked(tf(), name, Initialiser.fanIn(mask.length, gain), mask));
  }

  /** A dense layer with bias, [rows, in] to [rows, out]. */
  public Expr dense(String name, Operand<TFloat32> rows, int in, int out, double gain) {
    return dense(name, in, out, gain).apply(expr(rows));
  }

  /** The weights of a dense layer. */
  public DenseLayer dense(String name, int in, int out, double gain) {
    return new DenseLayer(
        weight(name, Initialiser.fanIn(in, gain), in, out),
        weight(name + "Bias", Initialiser.zeros(), out));
  }
}
