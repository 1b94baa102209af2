package flowtone.density;

import flowtone.flow.Mapped;
import flowtone.graph.NetworkContext;
import flowtone.graph.Parameters;
import flowtone.graph.SilentMemory;
import flowtone.graph.TimeRows;
import flowtone.model.FlowFamily;
import flowtone.network.dense.DenseConfig;
import flowtone.tensor.Expr;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A flow on plain vectors without context: all that is needed to build it in a graph.
 *
 * @param family of the flow
 * @param flows in the chain
 * @param network each of them
 */
record VectorFlow(FlowFamily family, int flows, DenseConfig network) {

  /** Noise of data [batch, dimensions]. */
  Mapped toNoise(Ops tf, Parameters parameters, Expr x) {
    return family.onVectors(context(tf, parameters, x), network, flows).toNoise(x, nothing(tf));
  }

  /** Data of noise [batch, dimensions]. */
  Mapped toData(Ops tf, Parameters parameters, Expr z) {
    return family.onVectors(context(tf, parameters, z), network, flows).toData(z, nothing(tf));
  }

  /** A context vector of no values [1, 0]. */
  private static Operand<TFloat32> nothing(Ops tf) {
    return tf.constant(new float[1][0]);
  }

  private static NetworkContext context(Ops tf, Parameters parameters, Expr vectors) {
    Operand<TInt32> batch =
        tf.reshape(
            tf.slice(tf.shape(vectors), tf.array(0), tf.array(1)), tf.array(new int[0])); // scalar
    return new NetworkContext(new TimeRows(tf, batch), parameters, new SilentMemory(tf, batch));
  }
}
