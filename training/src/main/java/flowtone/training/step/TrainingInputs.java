package flowtone.training.step;

import flowtone.graph.Feeds;
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
 * @param controls of the recordings
 * @param noise standard normal [batch, samples]
 */
public record TrainingInputs(
    Placeholder<TFloat32> audio, ControlSignals controls, Placeholder<TFloat32> noise) {

  /** Placeholders of fixed shapes: fixed shapes let the graph be planned ahead. */
  public static TrainingInputs of(Ops tf, BatchShape shape) {
    return new TrainingInputs(
        signal(tf, shape),
        ControlSignals.placeholders(tf, shape.batch(), shape.hops(), shape.layout()),
        signal(tf, shape));
  }

  private static Placeholder<TFloat32> signal(Ops tf, BatchShape shape) {
    return tf.placeholder(
        TFloat32.class, Placeholder.shape(Shape.of(shape.batch(), shape.samples())));
  }

  /** Feeds all of a batch. */
  Feeds feed(Feeds feeds, NoisyBatch noisy) {
    feeds.add(audio, noisy.batch().audio()).add(noise, noisy.noise());
    return controls.feed(feeds, noisy.batch().controls());
  }

  /** All but the first samples of a signal [batch, samples - warm]. */
  public static Operand<TFloat32> afterWarmUp(Ops tf, Operand<TFloat32> signal, int warmSamples) {
    return tf.slice(signal, tf.array(0, warmSamples), tf.array(-1, -1));
  }
}
