package flowtone.training.step;

import flowtone.network.ControlSignals;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * The placeholders of a batch in a training graph.
 *
 * @param audio recordings [batch, samples]
 * @param features [batch, contextHops + hops, width]
 * @param pitch [batch, 2 + hops, 2]
 * @param phase [batch, samples]
 * @param noise standard normal [batch, samples]
 */
public record TrainingInputs(
    Placeholder<TFloat32> audio,
    Placeholder<TFloat32> features,
    Placeholder<TFloat32> pitch,
    Placeholder<TFloat32> phase,
    Placeholder<TFloat32> noise) {

  /** Placeholders of fixed shapes: fixed shapes let the graph be planned ahead. */
  public static TrainingInputs of(Ops tf, BatchShape shape) {
    long b = shape.batch();
    long samples = shape.samples();
    return new TrainingInputs(
        placeholder(tf, b, samples),
        placeholder(tf, b, shape.contextHops() + shape.hops(), shape.featureWidth()),
        placeholder(tf, b, 2 + shape.hops(), 2),
        placeholder(tf, b, samples),
        placeholder(tf, b, samples));
  }

  private static Placeholder<TFloat32> placeholder(Ops tf, long... shape) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
  }

  public ControlSignals controls() {
    return new ControlSignals(features, pitch, phase);
  }

  /** All but the first samples of a signal [batch, samples - warm]. */
  public static Operand<TFloat32> afterWarmUp(Ops tf, Operand<TFloat32> signal, int warmSamples) {
    return tf.slice(signal, tf.array(0, warmSamples), tf.array(-1, -1));
  }
}
