package flowtone.graph;

import flowtone.tensor.Expr;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Sequences of a batch as time-major rows, row {@code t * batch + b}, so that a step back in time
 * is a contiguous slice and every layer is one plain matrix product.
 *
 * @param tf where operations are added
 * @param batch number of sequences, scalar
 */
public record TimeRows(Ops tf, Operand<TInt32> batch) {

  /** Cuts a signal [batch, steps * width] into rows [steps * batch, width]. */
  public Expr fromSignal(Operand<TFloat32> signal, int width) {
    Operand<TFloat32> cube =
        tf.reshape(signal, tf.stack(List.of(batch, tf.constant(-1), tf.constant(width))));
    return expr(tf.reshape(tf.linalg.transpose(cube, tf.array(1, 0, 2)), tf.array(-1, width)));
  }

  /** Joins rows [steps * batch, width] to a signal [batch, steps * width]. */
  public Expr toSignal(Operand<TFloat32> rows, int width) {
    Operand<TFloat32> cube =
        tf.reshape(rows, tf.stack(List.of(tf.constant(-1), batch, tf.constant(width))));
    return expr(
        tf.reshape(
            tf.linalg.transpose(cube, tf.array(1, 0, 2)),
            tf.stack(List.of(batch, tf.constant(-1)))));
  }

  /** The rows [rows, width] without those of the first steps. */
  public Expr dropFirst(Operand<TFloat32> rows, int steps) {
    return expr(
        steps == 0
            ? rows
            : tf.slice(rows, tf.stack(List.of(count(steps), tf.constant(0))), tf.array(-1, -1)));
  }

  /** The rows [rows, width] without those of the last steps. */
  public Expr dropLast(Operand<TFloat32> rows, int steps) {
    return expr(
        steps == 0
            ? rows
            : tf.slice(
                rows,
                tf.array(0, 0),
                tf.math.sub(tf.shape(rows), tf.stack(List.of(count(steps), tf.constant(0))))));
  }

  /** As many of the first rows as {@code like} has. */
  public Expr keepFirst(Operand<TFloat32> rows, Operand<TFloat32> like, int width) {
    Operand<TInt32> count =
        tf.reshape(tf.slice(tf.shape(like), tf.array(0), tf.array(1)), tf.array(new int[0]));
    return expr(tf.slice(rows, tf.array(0, 0), tf.stack(List.of(count, tf.constant(width)))));
  }

  /** The rows with steps of zeros after them. */
  public Expr padLast(Operand<TFloat32> rows, int steps, int width) {
    return expr(tf.concat(List.of(rows, silence(steps, width)), tf.constant(0)));
  }

  /** Rows of zeros [steps * batch, width]. */
  public Expr silence(int steps, int width) {
    return expr(tf.fill(tf.stack(List.of(count(steps), tf.constant(width))), tf.constant(0f)));
  }

  private Expr expr(Operand<TFloat32> rows) {
    return Expr.of(tf, rows);
  }

  private Operand<TInt32> count(int steps) {
    return tf.math.mul(batch, tf.constant(steps));
  }
}
