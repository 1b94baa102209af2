package flowtone.network.sourcefilter;

import flowtone.audio.MelScale;
import flowtone.graph.Initialiser;
import flowtone.graph.NetworkContext;
import flowtone.graph.TimeRows;
import flowtone.network.HarmonicSum;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What is known of a sound without learning: harmonics and filtered noise whose amplitudes the mel
 * spectrum and the pitch tell by formula, corrected band by band by what the conditioner predicts.
 * The corrections start at nothing: before any training this is a vocoder.
 */
public final class SourceFilter {
  /**
   * Below it a voiced band is taken for harmonic, above for noise, until training corrects that.
   */
  private static final double VOICING_CUT_HZ = 4200;

  private static final double VOICING_SLOPE_HZ = 320;

  /**
   * The parameters of the map {@code x_t = c_t + sum_k g_k(t) w_(t-k)} for a stretch of sound.
   *
   * @param harmonics c [batch, samples]
   * @param responses g at the beginning of the first hop and at the end of each [(1 + hops) *
   *     batch, taps]
   * @param logScale log g_0 of each sample [batch, samples]
   */
  public record Parameters(
      Operand<TFloat32> harmonics, Operand<TFloat32> responses, Operand<TFloat32> logScale) {}

  private final NetworkContext context;
  private final Ops tf;
  private final MelScale mel;
  private final int channels;
  private final int hopSamples;
  private final HarmonicAmplitudes amplitudes;
  private final NoiseEnvelope envelope;
  private final MinimumPhase filter;

  /**
   * @param mel where the bands of the mel spectrum lie
   * @param channels width of the conditioner's output
   */
  public SourceFilter(
      NetworkContext context,
      SourceFilterConfig config,
      MelScale mel,
      int channels,
      int hopSamples) {
    this.context = context.under("sourceFilter");
    this.tf = context.tf();
    this.mel = mel;
    this.channels = channels;
    this.hopSamples = hopSamples;
    this.amplitudes = new HarmonicAmplitudes(mel, config.harmonics());
    this.filter = new MinimumPhase(config.gridSamples(), config.taps());
    this.envelope = new NoiseEnvelope(mel, filter);
  }

  /**
   * The map's parameters.
   *
   * @param hops conditioner output [(1 + hops) * batch, channels]
   * @param logMel natural logarithm of the bands' magnitudes [(1 + hops) * batch, bands]
   * @param pitch cycles per sample and voicing [(1 + hops) * batch, 2]
   * @param phase cycles [batch, hops * hopSamples]
   */
  public Parameters of(
      Operand<TFloat32> hops,
      Operand<TFloat32> logMel,
      Operand<TFloat32> pitch,
      Operand<TFloat32> phase) {
    Operand<TFloat32> frequency = tf.slice(pitch, tf.array(0, 0), tf.array(-1, 1));
    Operand<TFloat32> voicing = tf.slice(pitch, tf.array(0, 1), tf.array(-1, 1));
    // Shares of amplitude: their squares, those of power, sum to one [(1 + hops) * batch, bands].
    Operand<TFloat32> harmonicShare =
        tf.math.mul(tf.math.sigmoid(correction("voicing", hops, voicingCut())), voicing);
    Operand<TFloat32> noiseShare =
        tf.math.sqrt(
            tf.math.maximum(
                tf.math.sub(tf.constant(1f), tf.math.mul(harmonicShare, harmonicShare)),
                tf.constant(1e-6f)));
    Operand<TFloat32> harmonicBands =
        tf.math.mul(
            tf.math.exp(tf.math.add(logMel, correction("harmonics", hops, Initialiser.zeros()))),
            harmonicShare);
    Operand<TFloat32> noiseBands =
        tf.math.mul(
            tf.math.exp(tf.math.add(logMel, correction("noise", hops, Initialiser.zeros()))),
            noiseShare);
    Operand<TFloat32> cosines = amplitudes.of(tf, harmonicBands, frequency);
    Operand<TFloat32> logResponse = envelope.logResponse(tf, noiseBands);
    return new Parameters(
        new HarmonicSum(context, amplitudes.harmonics(), hopSamples)
            .of(cosines, tf.zerosLike(cosines), phase),
        filter.of(tf, logResponse),
        logScale(filter.logFirstTap(tf, logResponse)));
  }

  /** The sound of a white signal of unit scale [batch, hops * hopSamples]. */
  public Operand<TFloat32> toData(Operand<TFloat32> white, Parameters h) {
    Operand<TFloat32> filtered =
        new TimeVaryingFilter(context, hopSamples, filter.taps()).apply(white, h.responses());
    return tf.math.add(h.harmonics(), filtered);
  }

  /** What the conditioner adds to each band [(1 + hops) * batch, bands], nothing at the start. */
  private Operand<TFloat32> correction(
      String name, Operand<TFloat32> hops, Initialiser initialBias) {
    return tf.math.add(
        context.product(
            hops, context.parameters().weight(name, Initialiser.zeros(), channels, mel.bands())),
        context.parameters().weight(name + "Bias", initialBias, mel.bands()));
  }

  private Initialiser voicingCut() {
    return (shape, random) -> {
      float[] logits = new float[mel.bands()];
      for (int band = 0; band < logits.length; band++) {
        logits[band] = (float) ((VOICING_CUT_HZ - mel.peakHz(band)) / VOICING_SLOPE_HZ);
      }
      return logits;
    };
  }

  /** The first tap's logarithm sample by sample, the tap moving linearly [batch, samples]. */
  private Operand<TFloat32> logScale(Operand<TFloat32> logFirstTap) {
    TimeRows rows = context.rows();
    Operand<TFloat32> tap = tf.math.exp(logFirstTap); // [(1 + hops) * batch, 1]
    Operand<TFloat32> moving =
        tf.math.add(
            tf.linalg.matMul(rows.dropLast(tap, 1), tf.constant(HopRamp.falling(hopSamples))),
            tf.linalg.matMul(rows.dropFirst(tap, 1), tf.constant(HopRamp.rising(hopSamples))));
    return rows.toSignal(tf.math.log(moving), hopSamples);
  }
}
