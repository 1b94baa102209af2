package flowtone.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What every network is built from.
 *
 * @param rows the layout of sequences, and the graph
 * @param parameters where weights come from
 * @param memory what layers remember of the frames before
 */
public record NetworkContext(TimeRows rows, Parameters parameters, Memory memory) {

  /** The graph being built. */
  public Ops tf() {
    return rows.tf();
  }

  /** The same with weights under a prefix. */
  public NetworkContext under(String prefix) {
    return new NetworkContext(rows, parameters.under(prefix), memory);
  }

  /** The same for networks that are applied many times. */
  public NetworkContext cuttingOnce() {
    return new NetworkContext(rows, new MemoizedMasks(parameters), memory);
  }

  /** Product of rows [rows, in] and weights [in, out]. */
  public Operand<TFloat32> product(Operand<TFloat32> rows, Operand<TFloat32> weights) {
    return tf().linalg.matMul(rows, weights);
  }

  /** A dense layer with bias, [rows, in] to [rows, out]. */
  public Operand<TFloat32> dense(
      String name, Operand<TFloat32> rows, int in, int out, double gain) {
    return dense(name, in, out, gain).apply(this, rows);
  }

  /** The weights of a dense layer. */
  public DenseLayer dense(String name, int in, int out, double gain) {
    return new DenseLayer(
        parameters.weight(name, Initialiser.fanIn(in, gain), in, out),
        parameters.weight(name + "Bias", Initialiser.zeros(), out));
  }

  /** Weights with some connections cut for good. */
  public Operand<TFloat32> masked(String name, float[][] mask, double gain) {
    return parameters.masked(tf(), name, Initialiser.fanIn(mask.length, gain), mask);
  }
}
