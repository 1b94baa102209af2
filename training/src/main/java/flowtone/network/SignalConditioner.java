package flowtone.network;

import flowtone.control.ControlLayout;
import flowtone.control.FeatureEncoding;
import flowtone.graph.NetworkContext;
import flowtone.graph.TimeRows;
import flowtone.sourcefilter.HopRamp;
import flowtone.sourcefilter.SourceFilter;
import flowtone.sourcefilter.SourceFilterConfig;
import flowtone.sourcefilter.SpectralEnvelopes;
import flowtone.sourcefilter.SpectralFilter;
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
   * @param source parameters of the source filter, null if the configuration has none
   * @param whitening a filter that flattens the recording's spectrum, null if it has none
   */
  public record Conditioned(
      Conditioning conditioning,
      Operand<TFloat32> carrier,
      SourceFilter.Parameters source,
      SpectralFilter.Design whitening) {}

  private final NetworkContext context;
  private final Ops tf;
  private final ConditionerConfig config;
  private final int frameSamples;
  private final int featureWidth;
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
    this.featureWidth = featureWidth;
    this.hopSamples = hopSamples;
    this.conditioner = new HopConditioner(context.under("conditioner"), config, featureWidth);
  }

  /** The conditioning of a batch. */
  public Conditioned apply(ControlSignals controls) {
    TimeRows rows = context.rows();
    Operand<TFloat32> features = rows.fromSignal(controls.features(), featureWidth);
    Operand<TFloat32> hops = conditioner.apply(features);
    Operand<TFloat32> pitch = rows.fromSignal(controls.pitch(), ControlLayout.PITCH_WIDTH);
    SourceFilter.Parameters source = null;
    SpectralFilter.Design whitening = null;
    Operand<TFloat32> carrier = carrier(hops, pitch, controls.phase());
    List<Operand<TFloat32>> signals = new ArrayList<>(phaseSignals(pitch, controls.phase()));
    if (config.hasSource()) {
      source = source(hops, features, pitch, controls.phase());
      signals.add(source.carrier());
    } else if (config.sourceFilter() != null) {
      SpectralFilter filter = whiteningFilter();
      whitening = filter.design(filter.inverse(filter.envelope(logMel(features, pitch))));
    } else if (config.harmonics() > 0) {
      signals.add(carrier);
    }
    return new Conditioned(conditioning(hops, pitch, signals), carrier, source, whitening);
  }

  private Conditioning conditioning(
      Operand<TFloat32> hops, Operand<TFloat32> pitch, List<Operand<TFloat32>> signals) {
    Operand<TFloat32> interleaved =
        tf.stack(signals, org.tensorflow.op.core.Stack.axis(2L)); // [batch, samples, signals]
    Operand<TFloat32> side = context.rows().fromSignal(interleaved, frameSamples * signals.size());
    return new Conditioning(hops, pitch, side, config.channels(), signals.size(), hopSamples);
  }

  /** Sound of a white signal, and the logarithm of its first tap, by the source filter. */
  public SourceFilter sourceFilter() {
    SourceFilterConfig filter = config.sourceFilter();
    return new SourceFilter(context, filter, filter.mel(), config.channels(), hopSamples);
  }

  /** The filter that whitens recordings. */
  public SpectralFilter whiteningFilter() {
    SourceFilterConfig filter = config.sourceFilter();
    return SpectralFilter.whitening(context, filter, filter.mel(), hopSamples);
  }

  private SourceFilter.Parameters source(
      Operand<TFloat32> hops,
      Operand<TFloat32> features,
      Operand<TFloat32> pitch,
      Operand<TFloat32> phase) {
    return config.sourceFilter().predictsEnvelope()
        ? sourceFilter().of(ends(hops), envelopes(features), ends(pitch), phase)
        : sourceFilter().of(ends(hops), logMel(features, pitch), ends(pitch), phase);
  }

  /** Rows at the beginning of the first hop and at the end of each [(1 + hops) * batch, width]. */
  private Operand<TFloat32> ends(Operand<TFloat32> rows) {
    return context.rows().dropFirst(rows, ControlLayout.PITCH_CONTEXT_HOPS - 1);
  }

  /**
   * Log-mel at the beginning of the first hop and at the end of each [(1 + hops) * batch, bands],
   * predicted or as the features have it.
   */
  private Operand<TFloat32> logMel(Operand<TFloat32> features, Operand<TFloat32> pitch) {
    SourceFilterConfig filter = config.sourceFilter();
    if (filter.predictsEnvelope()) {
      int harmonics = filter.envelope().harmonics();
      return envelopes(features).logMel(context, filter.mel(), harmonics, ends(pitch));
    }
    return context
        .expr(from(features, 0))
        .columns(featureWidth - filter.bands(), filter.bands())
        .minus(FeatureEncoding.MEL_CENTRE)
        .times(FeatureEncoding.MEL_SPREAD);
  }

  /** Fitted beforehand and then left as they are. */
  private SpectralEnvelopes envelopes(Operand<TFloat32> features) {
    return new EnvelopeNetwork(context.frozen(), config.sourceFilter(), featureWidth)
        .apply(from(features, config.sourceFilter().contextHops()));
  }

  /** Feature rows from so many hops before the beginning of the first hop. */
  private Operand<TFloat32> from(Operand<TFloat32> features, int contextHops) {
    int before = config.contextHops() + ControlLayout.PITCH_CONTEXT_HOPS - 1;
    return context.rows().dropFirst(features, before - contextHops);
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
            start, tf.math.mul(tf.math.sub(end, start), tf.constant(HopRamp.rising(hopSamples))));
    Operand<TFloat32> gateSignal = rows.toSignal(gate, hopSamples);
    Operand<TFloat32> angle = tf.math.mul(phase, tf.constant((float) (2 * Math.PI)));
    return List.of(
        tf.math.mul(gateSignal, tf.math.sin(angle)), tf.math.mul(gateSignal, tf.math.cos(angle)));
  }
}
