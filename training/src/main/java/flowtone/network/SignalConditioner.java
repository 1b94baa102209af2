package flowtone.network;

import flowtone.control.ControlLayout;
import flowtone.graph.NetworkContext;
import flowtone.graph.TimeRows;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Turns controls into what flows read: the conditioner's output at hop rate, and sample by sample
 * the sine and cosine of the harmonic phase and the harmonic carrier.
 */
public final class SignalConditioner {
  /**
   * The conditioning of flows.
   *
   * @param conditioning what networks read
   * @param carrier sum of harmonics [batch, samples], zeros if the configuration has none
   */
  public record Conditioned(Conditioning conditioning, Operand<TFloat32> carrier) {}

  private final NetworkContext context;
  private final Ops tf;
  private final ConditionerConfig config;
  private final int frameSamples;
  private final int hopSamples;
  private final HopConditioner conditioner;

  /**
   * @param frameSamples samples of the frames that the side signals are laid out for
   * @param featureWidth values of a feature row
   */
  public SignalConditioner(
      NetworkContext context,
      ConditionerConfig config,
      int frameSamples,
      int featureWidth,
      int hopSamples) {
    this.context = context;
    this.tf = context.tf();
    this.config = config;
    this.frameSamples = frameSamples;
    this.hopSamples = hopSamples;
    this.conditioner = new HopConditioner(context.under("conditioner"), config, featureWidth);
  }

  /** The conditioning of a batch. */
  public Conditioned apply(ControlSignals controls, int featureWidth) {
    TimeRows rows = context.rows();
    int channels = config.channels();
    Operand<TFloat32> hops = conditioner.apply(rows.fromSignal(controls.features(), featureWidth));
    Operand<TFloat32> pitch = rows.fromSignal(controls.pitch(), ControlLayout.PITCH_WIDTH);
    Operand<TFloat32> carrier = carrier(hops, pitch, controls.phase());
    List<Operand<TFloat32>> signals = new ArrayList<>(phaseSignals(pitch, controls.phase()));
    if (config.harmonics() > 0) {
      signals.add(carrier);
    }
    Operand<TFloat32> interleaved =
        tf.stack(signals, org.tensorflow.op.core.Stack.axis(2L)); // [batch, samples, signals]
    int width = frameSamples * signals.size();
    Conditioning conditioning =
        new Conditioning(
            hops, rows.fromSignal(interleaved, width), channels, signals.size(), hopSamples);
    return new Conditioned(conditioning, carrier);
  }

  private Operand<TFloat32> carrier(
      Operand<TFloat32> hops, Operand<TFloat32> pitch, Operand<TFloat32> phase) {
    int harmonics = config.harmonics();
    if (harmonics == 0) {
      return tf.zerosLike(phase);
    }
    int channels = config.channels();
    return new HarmonicCarrier(context, harmonics, channels, hopSamples).apply(hops, pitch, phase);
  }

  /** Sine and cosine of the phase, fading with the voicing, [batch, samples] each. */
  private List<Operand<TFloat32>> phaseSignals(Operand<TFloat32> pitch, Operand<TFloat32> phase) {
    TimeRows rows = context.rows();
    Operand<TFloat32> voicing = tf.slice(pitch, tf.array(0, 1), tf.array(-1, 1));
    Operand<TFloat32> start = rows.dropLast(rows.dropFirst(voicing, 1), 1);
    Operand<TFloat32> end = rows.dropFirst(voicing, ControlLayout.PITCH_CONTEXT_HOPS);
    Operand<TFloat32> gate =
        tf.math.add(
            start, tf.math.mul(tf.math.sub(end, start), tf.constant(new float[][] {rise()})));
    Operand<TFloat32> gateSignal = rows.toSignal(gate, hopSamples);
    Operand<TFloat32> angle = tf.math.mul(phase, tf.constant((float) (2 * Math.PI)));
    return List.of(
        tf.math.mul(gateSignal, tf.math.sin(angle)), tf.math.mul(gateSignal, tf.math.cos(angle)));
  }

  private float[] rise() {
    float[] rise = new float[hopSamples];
    for (int i = 0; i < hopSamples; i++) {
      rise[i] = i / (float) hopSamples;
    }
    return rise;
  }
}
