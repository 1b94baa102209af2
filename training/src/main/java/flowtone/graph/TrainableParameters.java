package flowtone.graph;

import flowtone.storage.WeightArray;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/**
 * Weights as variables of a graph, in the order they were asked for. They hold no values until a
 * session has been given some: see {@link #initialValues()} and {@link VariableTransfer}.
 */
public final class TrainableParameters implements Parameters {

  /**
   * One weight.
   *
   * @param variable holds the value, can be assigned
   * @param value what networks read and gradients are taken with respect to
   * @param initial first values
   * @param frozen whether training leaves it as it is
   */
  public record Trainable(
      Variable<TFloat32> variable, Operand<TFloat32> value, WeightArray initial, boolean frozen) {}

  private final Ops tf;
  private final Random random;
  private final Map<String, Trainable> trainables = new LinkedHashMap<>();

  public TrainableParameters(Ops tf, long seed) {
    this.tf = tf;
    this.random = new Random(seed);
  }

  @Override
  public Operand<TFloat32> weight(String name, Initialiser initialiser, long... shape) {
    return weight(name, initialiser, false, shape);
  }

  @Override
  public Parameters frozen() {
    return (name, initialiser, shape) -> weight(name, initialiser, true, shape);
  }

  private Operand<TFloat32> weight(
      String name, Initialiser initialiser, boolean frozen, long[] shape) {
    Trainable known = trainables.computeIfAbsent(name, n -> create(initialiser, frozen, shape));
    if (!Arrays.equals(known.initial().shape(), shape)) {
      throw new IllegalArgumentException(
          "expected the shape %s of weight '%s'; got %s"
              .formatted(Arrays.toString(known.initial().shape()), name, Arrays.toString(shape)));
    }
    return known.value();
  }

  private Trainable create(Initialiser initialiser, boolean frozen, long[] shape) {
    Variable<TFloat32> variable = tf.variable(Shape.of(shape), TFloat32.class);
    WeightArray initial = new WeightArray(shape, initialiser.values(shape, random));
    // The identity is not decoration: squaring a bare variable crashes its gradient.
    return new Trainable(variable, tf.identity(variable), initial, frozen);
  }

  /** Every weight by name, in order of creation. */
  public Map<String, Trainable> trainables() {
    return trainables;
  }

  /** First values by name. */
  public Map<String, WeightArray> initialValues() {
    Map<String, WeightArray> values = new LinkedHashMap<>();
    trainables.forEach((name, trainable) -> values.put(name, trainable.initial()));
    return values;
  }
}
