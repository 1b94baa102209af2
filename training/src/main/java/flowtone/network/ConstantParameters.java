package flowtone.network;

import java.util.HashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Trained weights as constants of a graph. */
public final class ConstantParameters implements Parameters {
  private final Ops tf;
  private final Map<String, WeightArray> weights;
  private final Map<String, Operand<TFloat32>> constants = new HashMap<>();

  public ConstantParameters(Ops tf, Map<String, WeightArray> weights) {
    this.tf = tf;
    this.weights = weights;
  }

  @Override
  public Operand<TFloat32> weight(String name, Initialiser initialiser, long... shape) {
    return constants.computeIfAbsent(name, n -> constant(n, shape));
  }

  private Operand<TFloat32> constant(String name, long[] shape) {
    WeightArray weight = WeightArray.require(weights, name, shape);
    return tf.constant(Shape.of(shape), DataBuffers.of(weight.values()));
  }
}
