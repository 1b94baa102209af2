package flowtone.network;

import flowtone.control.ControlLayout;
import flowtone.flow.Bijection;
import flowtone.flow.Mapped;
import flowtone.flow.Passes;
import flowtone.graph.NetworkContext;
import flowtone.tensor.Expr;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Where a flow of the registry is built: what its weights come from, its sizes and its
 * conditioning.
 *
 * @param context graph, weights and memory
 * @param sizes of networks on frames; those on plain vectors take their width from it
 * @param bound of log-scales
 * @param conditioning of flows on frames
 * @param dimensions of the vectors it maps
 */
record FlowSetting(
    NetworkContext context,
    NetworkConfig sizes,
    ScaleBound bound,
    Conditioning conditioning,
    int dimensions) {
  static final int HOP_CHANNELS = 5;
  static final int SIGNALS = 2;

  /** A flow and what it is conditioned on. */
  record Given<H>(Bijection<H> flow, H h) {
    Mapped toNoise(Expr x) {
      return flow.toNoise(x, h);
    }

    Mapped toData(Expr z) {
      return flow.toData(z, h);
    }

    /** The direction that costs fewer passes. */
    Mapped cheaply(Expr input) {
      int dimensions = Math.toIntExact(input.shape().get(1));
      Passes passes = flow.passes();
      return passes.toData().of(dimensions) < passes.toNoise().of(dimensions)
          ? toData(input)
          : toNoise(input);
    }
  }

  Ops tf() {
    return context.tf();
  }

  /** The same with weights under a prefix. */
  FlowSetting under(String prefix) {
    return new FlowSetting(context.under(prefix), sizes, bound, conditioning, dimensions);
  }

  /** The same for one of so many flows in a chain. */
  FlowSetting share(int flows) {
    return new FlowSetting(context, sizes, bound.share(flows), conditioning, dimensions);
  }

  /** A flow on frames, given the conditioning. */
  Given<Conditioning> onFrames(Bijection<Conditioning> flow) {
    return new Given<>(flow, conditioning);
  }

  /** A flow on plain vectors, given a context. */
  Given<Operand<TFloat32>> onVectors(Bijection<Operand<TFloat32>> flow) {
    return new Given<>(flow, vector());
  }

  /** Random conditioning of plain vectors, the same for every row [batch, HOP_CHANNELS]. */
  Operand<TFloat32> vector() {
    return repeated(tf(), context.rows().batch(), 1, HOP_CHANNELS, 3);
  }

  /** Random conditioning of vectors of so many hops, the same for every row of the batch. */
  static Conditioning conditioning(
      GraphUnderTest graph, Operand<TInt32> batch, int n, int hopSamples, int hops) {
    return new Conditioning(
        repeated(graph.tf(), batch, 2 + hops, HOP_CHANNELS, 1),
        repeated(graph.tf(), batch, pitch(hops), ControlLayout.PITCH_WIDTH),
        repeated(graph.tf(), batch, hops * hopSamples / n, n * SIGNALS, 2),
        HOP_CHANNELS,
        SIGNALS,
        hopSamples);
  }

  /** A pitch that rises, with a pause: cycles per sample and voicing [2 + hops, 2]. */
  static float[] pitch(int hops) {
    float[] rows = new float[ControlLayout.pitchRows(hops) * ControlLayout.PITCH_WIDTH];
    for (int hop = 0; hop < ControlLayout.pitchRows(hops); hop++) {
      boolean voiced = hop != 3;
      rows[2 * hop] = voiced ? 0.07f + 0.002f * hop : 0;
      rows[2 * hop + 1] = voiced ? 1 : 0;
    }
    return rows;
  }

  private static Operand<TFloat32> repeated(
      Ops tf, Operand<TInt32> batch, int steps, int width, long seed) {
    return repeated(tf, batch, GraphUnderTest.gaussians(steps * width, 1, seed), width);
  }

  private static Operand<TFloat32> repeated(
      Ops tf, Operand<TInt32> batch, float[] values, int width) {
    Shape shape = Shape.of(values.length / width, 1, width);
    Operand<TFloat32> one = tf.constant(shape, DataBuffers.of(values));
    Operand<TInt32> times = tf.stack(List.of(tf.constant(1), batch, tf.constant(1)));
    return tf.reshape(tf.tile(one, times), tf.array(-1, width));
  }
}
