package flowtone.training.step;

import flowtone.graph.TrainableParameters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/**
 * One step of Adam with the gradient clipped by its global norm, and an exponential moving average
 * of the weights. The learning rate and the decay are fed, so that schedules live outside the
 * graph, and so may be the gradient, where it was computed as the mean over parts of a batch.
 *
 * <p>Source: Kingma and Ba, "Adam", 2015 (arXiv 1412.6980), in the form whose bias correction is
 * part of the learning rate.
 */
public final class AdamStep {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-7f;

  private final Ops tf;
  private final Placeholder<TFloat32> learningRate;
  private final Placeholder<TFloat32> averageDecay;
  private final List<Operand<TFloat32>> gradient = new ArrayList<>();
  private final List<Operand<TFloat32>> applied = new ArrayList<>();
  private final Operand<TFloat32> gradientNorm;
  private final Map<String, Variable<TFloat32>> moments = new LinkedHashMap<>();
  private final Map<String, Variable<TFloat32>> averages = new LinkedHashMap<>();
  private final Op update;

  /**
   * Adds the step that lowers {@code loss} to the graph.
   *
   * @param clipNorm global norm that the gradient is clipped to
   */
  public AdamStep(Ops tf, Operand<TFloat32> loss, TrainableParameters parameters, double clipNorm) {
    this.tf = tf;
    this.learningRate = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    this.averageDecay = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    Map<String, TrainableParameters.Trainable> trainables = parameters.trainables();
    differentiate(loss, trainables.values().stream().filter(weight -> !weight.frozen()).toList());
    this.gradientNorm = globalNorm(applied);
    Operand<TFloat32> scale = clippingScale(clipNorm);
    List<Op> updates = new ArrayList<>();
    int i = 0;
    for (Map.Entry<String, TrainableParameters.Trainable> entry : trainables.entrySet()) {
      TrainableParameters.Trainable weight = entry.getValue();
      if (weight.frozen()) {
        averages.put(entry.getKey(), tf.variable(weight.variable().shape(), TFloat32.class));
      } else {
        updates.add(update(entry.getKey(), weight, tf.math.mul(applied.get(i++), scale)));
      }
    }
    this.update = tf.withControlDependencies(updates).noOp();
  }

  private void differentiate(
      Operand<TFloat32> loss, Collection<TrainableParameters.Trainable> trainables) {
    List<Operand<?>> values = new ArrayList<>();
    trainables.forEach(trainable -> values.add(trainable.value()));
    Gradients gradients = tf.gradients(List.of(loss), values);
    for (TrainableParameters.Trainable trainable : trainables) {
      Operand<TFloat32> derivative = gradients.dy(gradient.size());
      gradient.add(derivative);
      applied.add(tf.placeholderWithDefault(derivative, trainable.variable().shape()));
    }
  }

  /** min(1, clipNorm / |gradient|), scalar. */
  private Operand<TFloat32> clippingScale(double clipNorm) {
    Operand<TFloat32> largest = tf.constant((float) clipNorm);
    Operand<TFloat32> norm = tf.math.add(gradientNorm, tf.constant(1e-12f));
    return tf.math.minimum(tf.constant(1f), tf.math.div(largest, norm));
  }

  private Operand<TFloat32> globalNorm(List<Operand<TFloat32>> gradients) {
    List<Operand<TFloat32>> squares = new ArrayList<>();
    for (Operand<TFloat32> gradient : gradients) {
      squares.add(tf.math.mul(tf.constant(2f), tf.nn.l2Loss(gradient)));
    }
    return tf.math.sqrt(tf.math.addN(squares));
  }

  private Op update(
      String name, TrainableParameters.Trainable trainable, Operand<TFloat32> gradient) {
    Shape shape = trainable.variable().shape();
    Variable<TFloat32> first = tf.variable(shape, TFloat32.class);
    Variable<TFloat32> second = tf.variable(shape, TFloat32.class);
    moments.put(name + "/first", first);
    moments.put(name + "/second", second);
    Operand<TFloat32> zero = tf.constant(0f);
    Operand<TFloat32> updated =
        tf.train.applyAdam(
            trainable.variable(),
            first,
            second,
            zero,
            zero,
            learningRate,
            tf.constant(BETA1),
            tf.constant(BETA2),
            tf.constant(EPSILON),
            gradient);
    return average(name, shape, updated);
  }

  /** The average moves towards a weight: average -= (1 - decay) (average - weight). */
  private Op average(String name, Shape shape, Operand<TFloat32> weight) {
    Variable<TFloat32> average = tf.variable(shape, TFloat32.class);
    averages.put(name, average);
    Operand<TFloat32> step =
        tf.math.mul(tf.math.sub(tf.constant(1f), averageDecay), tf.math.sub(average, weight));
    return tf.assignSub(average, step);
  }

  /** The gradient of the loss, an operand for each trained weight, of its shape. */
  List<Operand<TFloat32>> gradient() {
    return gradient;
  }

  /** The gradient that is applied: {@link #gradient} unless another is fed. */
  List<Operand<TFloat32>> applied() {
    return applied;
  }

  /** The operation that applies the step. */
  public Op update() {
    return update;
  }

  /** Fed with {@link #correctedRate}. */
  public Placeholder<TFloat32> learningRate() {
    return learningRate;
  }

  /** Fed with the decay of the average, within 0..1. */
  public Placeholder<TFloat32> averageDecay() {
    return averageDecay;
  }

  /** Global norm of the gradient before clipping, scalar. */
  Operand<TFloat32> gradientNorm() {
    return gradientNorm;
  }

  /** First and second moments by name, zero before the first step. */
  public Map<String, Variable<TFloat32>> moments() {
    return moments;
  }

  /** Moving averages of the weights by name of the weight, equal to them before the first step. */
  public Map<String, Variable<TFloat32>> averages() {
    return averages;
  }

  /** The learning rate with the bias correction of step {@code step}, counted from 1. */
  public static float correctedRate(double learningRate, long step) {
    return (float)
        (learningRate * Math.sqrt(1 - Math.pow(BETA2, step)) / (1 - Math.pow(BETA1, step)));
  }
}
