package flowtone.network;

import flowtone.control.ControlFrames;
import flowtone.control.ControlLayout;
import flowtone.graph.Feeds;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * The controls of a batch as operands; {@link ControlFrames} in a graph.
 *
 * @param features rows of the conditioner [batch, contextHops + hops, featureWidth]
 * @param pitch cycles per sample and voicing, from two hops before the chunk [batch, 2 + hops, 2]
 * @param phase cycles of the fundamental [batch, hops * hopSamples]
 */
public record ControlSignals(
    Operand<TFloat32> features, Operand<TFloat32> pitch, Operand<TFloat32> phase) {
  /** An extent that is what is fed makes it. */
  public static final int ANY = -1;

  /**
   * Controls that are fed.
   *
   * @param batch sounds, or {@link #ANY}
   * @param hops of each, or {@link #ANY}
   */
  public static ControlSignals placeholders(Ops tf, int batch, int hops, ControlLayout layout) {
    boolean any = hops == ANY;
    return new ControlSignals(
        placeholder(tf, batch, any ? ANY : layout.featureRows(hops), layout.featureWidth()),
        placeholder(
            tf, batch, any ? ANY : ControlLayout.pitchRows(hops), ControlLayout.PITCH_WIDTH),
        placeholder(tf, batch, any ? ANY : layout.samples(hops)));
  }

  private static Placeholder<TFloat32> placeholder(Ops tf, long... shape) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
  }

  /** Feeds these operands with the values of a batch. */
  public Feeds feed(Feeds feeds, ControlFrames frames) {
    ControlLayout layout = frames.layout();
    int batch = frames.batch();
    int hops = frames.hops();
    return feeds
        .add(features, frames.features(), batch, layout.featureRows(hops), layout.featureWidth())
        .add(pitch, frames.pitch(), batch, ControlLayout.pitchRows(hops), ControlLayout.PITCH_WIDTH)
        .add(phase, frames.phase(), batch, frames.samples());
  }
}
