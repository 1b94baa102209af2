package flowtone.tensor;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A float operand with arithmetic, so that {@code x.minus(mu).over(sigma)} stands where the formula
 * is {@code (x - mu) / sigma}. Every method adds one operation to the graph, and one constant where
 * an argument is a number; shapes broadcast as TensorFlow's do. It is an {@link Operand} like any
 * other. Building a graph is not thread-safe.
 *
 * @param tf where operations are added
 * @param operand of any shape
 */
public record Expr(Ops tf, Operand<TFloat32> operand) implements Operand<TFloat32> {

  /** An operand with arithmetic; one that has it already stays as it is. */
  public static Expr of(Ops tf, Operand<TFloat32> operand) {
    return operand instanceof Expr expr ? expr : new Expr(tf, operand);
  }

  /** A scalar constant. */
  public static Expr constant(Ops tf, double value) {
    return new Expr(tf, tf.constant((float) value));
  }

  /** The sum of operands of one shape, at least one. */
  public static Expr sum(List<Expr> terms) {
    Ops tf = terms.get(0).tf;
    return new Expr(tf, tf.math.addN(List.<Operand<TFloat32>>copyOf(terms)));
  }

  public Expr plus(Operand<TFloat32> other) {
    return with(tf.math.add(operand, other));
  }

  public Expr plus(double other) {
    return plus(constant(tf, other));
  }

  public Expr minus(Operand<TFloat32> other) {
    return with(tf.math.sub(operand, other));
  }

  public Expr minus(double other) {
    return minus(constant(tf, other));
  }

  public Expr times(Operand<TFloat32> other) {
    return with(tf.math.mul(operand, other));
  }

  public Expr times(double other) {
    return times(constant(tf, other));
  }

  public Expr over(Operand<TFloat32> other) {
    return with(tf.math.div(operand, other));
  }

  public Expr over(double other) {
    return over(constant(tf, other));
  }

  public Expr negated() {
    return with(tf.math.neg(operand));
  }

  /** The operand times itself; TensorFlow's own square crashes in gradients of bare variables. */
  public Expr squared() {
    return times(operand);
  }

  public Expr sqrt() {
    return with(tf.math.sqrt(operand));
  }

  public Expr abs() {
    return with(tf.math.abs(operand));
  }

  public Expr exp() {
    return with(tf.math.exp(operand));
  }

  /** Natural logarithm. */
  public Expr log() {
    return with(tf.math.log(operand));
  }

  /** Natural logarithm of {@code 1 + x}. */
  public Expr log1p() {
    return with(tf.math.log1p(operand));
  }

  public Expr tanh() {
    return with(tf.math.tanh(operand));
  }

  public Expr sigmoid() {
    return with(tf.math.sigmoid(operand));
  }

  /** {@code log(1 + exp(x))}. */
  public Expr softplus() {
    return with(tf.math.softplus(operand));
  }

  public Expr relu() {
    return with(tf.nn.relu(operand));
  }

  /** {@code max(x, slope x)} for a slope below 1. */
  public Expr leakyRelu(double slope) {
    return with(tf.math.maximum(operand, times(slope)));
  }

  /** The matrix product, [rows, inner] times [inner, columns]. */
  public Expr product(Operand<TFloat32> matrix) {
    return with(tf.linalg.matMul(operand, matrix));
  }

  /** Some columns of a matrix [rows, count]; all from {@code first} on if {@code count} is -1. */
  public Expr columns(int first, int count) {
    return with(tf.slice(operand, tf.array(0, first), tf.array(-1, count)));
  }

  /** The sum over one axis, which goes. */
  public Expr sum(int axis) {
    return with(tf.sum(operand, tf.constant(axis)));
  }

  /** The mean over some axes, which go. */
  public Expr mean(int... axes) {
    return with(tf.math.mean(operand, tf.array(axes)));
  }

  /** Zeros of the same shape. */
  public Expr zeros() {
    return with(tf.zerosLike(operand));
  }

  private Expr with(Operand<TFloat32> result) {
    return new Expr(tf, result);
  }

  @Override
  public Output<TFloat32> asOutput() {
    return operand.asOutput();
  }

  @Override
  public Operation op() {
    return operand.op();
  }
}
