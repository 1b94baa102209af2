package flowtone.graph;

import flowtone.storage.WeightArray;
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

  /** Masked here once, not in the graph: a voice is smaller for it and loads faster. */
  @Override
  public Operand<TFloat32> masked(Ops tf, String name, Initialiser initialiser, float[][] mask) {
    return constants.computeIfAbsent(
        name,
        n -> {
          long[] shape = {mask.length, mask[0].length};
          float[] values = WeightArray.require(weights, n, shape).values().clone();
          for (int i = 0; i < values.length; i++) {
            values[i] *= mask[i / mask[0].length][i % mask[0].length];
          }
          return tf.constant(Shape.of(shape), DataBuffers.of(values));
        });
  }

  private Operand<TFloat32> constant(String name, long[] shape) {
    WeightArray weight = WeightArray.require(weights, name, shape);
    return tf.constant(Shape.of(shape), DataBuffers.of(weight.values()));
  }
}
