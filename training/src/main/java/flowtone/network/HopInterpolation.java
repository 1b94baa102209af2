package flowtone.network;

import flowtone.graph.NetworkContext;
import flowtone.graph.TimeRows;
import flowtone.tensor.Expr;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Brings rows at hop rate to the frames of a grid, linear in time. The value of hop h is reached at
 * the end of hop h, and a frame takes the value at its first sample, so nothing looks ahead.
 *
 * @param hopSamples samples a hop, a multiple of the grid's frame
 * @param grid where frames begin
 */
public record HopInterpolation(int hopSamples, FrameGrid grid) {
  public HopInterpolation {
    if (hopSamples % grid.frameSamples() != 0) {
      throw new IllegalArgumentException(
          "expected a hop that is a multiple of the frame of %d samples; got %d"
              .formatted(grid.frameSamples(), hopSamples));
    }
  }

  /** Weights of hops h-2, h-1 and h for each frame that begins nearest after hop h [frames][3]. */
  float[][] weights() {
    int frames = hopSamples / grid.frameSamples();
    float[][] weights = new float[frames][3];
    for (int frame = 0; frame < frames; frame++) {
      int before = rowBefore(frame);
      weights[frame][before] = 1 - late(frame);
      weights[frame][before + 1] = late(frame);
    }
    return weights;
  }

  /** The row of hops [2 + hops] that is reached last when a frame begins. */
  public int rowBefore(int frame) {
    return 1 + Math.floorDiv(firstSample(frame), hopSamples);
  }

  /** How much of the way from that row to the next has gone when a frame begins, from 0 to 1. */
  public float late(int frame) {
    return Math.floorMod(firstSample(frame), hopSamples) / (float) hopSamples;
  }

  private int firstSample(int frame) {
    return frame * grid.frameSamples() - grid.lead();
  }

  /**
   * Interpolated rows.
   *
   * @param hops [(2 + hops) * batch, width], two hops before the chunk first
   * @param frames rows whose number the result matches, [frames * batch, any]
   * @return [frames * batch, width]
   */
  Expr toFrames(
      NetworkContext context, Operand<TFloat32> hops, Operand<TFloat32> frames, int width) {
    Ops tf = context.tf();
    TimeRows rows = context.rows();
    int extra = grid.lead() == 0 ? 0 : 1;
    Operand<TFloat32> padded = extra == 0 ? hops : rows.padLast(hops, 1, width);
    Operand<TInt32> line =
        tf.stack(
            List.of(
                tf.constant(-1), tf.constant(1), tf.math.mul(rows.batch(), tf.constant(width))));
    List<Operand<TFloat32>> taps = new ArrayList<>();
    for (int tap = 0; tap < 3; tap++) {
      Operand<TFloat32> shifted = rows.dropLast(rows.dropFirst(padded, tap), 2 - tap);
      taps.add(tf.reshape(shifted, line));
    }
    // [hops, 3, batch * width] -> [hops, frames a hop, batch * width]
    Operand<TFloat32> stacked = tf.concat(taps, tf.constant(1));
    Operand<TFloat32> mixed =
        tf.train.batchMatMul(
            tf.expandDims(tf.constant(weights()), tf.constant(0)), stacked, TFloat32.class);
    Expr all = context.expr(tf.reshape(mixed, tf.array(-1, width)));
    return extra == 0 ? all : rows.keepFirst(all, frames, width);
  }
}
