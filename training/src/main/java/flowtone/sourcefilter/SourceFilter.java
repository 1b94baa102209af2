package flowtone.sourcefilter;

import flowtone.audio.MelScale;
import flowtone.graph.Initialiser;
import flowtone.graph.NetworkContext;
import flowtone.kernel.Kernels;
import flowtone.tensor.Expr;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What is known of a sound without learning: harmonics and filtered noise whose amplitudes the mel
 * spectrum and the pitch tell by formula, corrected band by band by what the conditioner predicts.
 * The corrections start at nothing: before any training this is a vocoder. It is linear in the
 * noise, {@code x_t = c_t + sum_(k >= 0) g_k(t) w_(t-k)} with {@code g_0 > 0}, so {@code log|det
 * dx/dw| = sum_t log g_0(t)}.
 *
 * <p>Each band is divided between harmonics and noise by a share v of amplitude: v for the one,
 * {@code sqrt(1 - v^2)} for the other, so power is kept.
 */
public final class SourceFilter {
  /**
   * Below it a voiced band is taken for harmonic, above for noise, until training corrects that.
   */
  private static final double VOICING_CUT_HZ = 3500;

  private static final double VOICING_SLOPE_HZ = 800;

  /** The noise is at most 12 dB below the band: what no harmonic explains is never nothing. */
  static final double MOST_HARMONIC = 0.97;

  /**
   * The parameters of the map for a stretch of sound.
   *
   * @param harmonics c [batch, samples]
   * @param carrier the same harmonics where the whole envelope is flat [batch, samples]
   * @param responses g at the beginning of the first hop and at the end of each [(1 + hops) *
   *     batch, taps]
   * @param logScale log g_0 of each sample [batch, samples]
   */
  public record Parameters(
      Operand<TFloat32> harmonics, Operand<TFloat32> carrier, Expr responses, Expr logScale) {}

  private final NetworkContext context;
  private final Ops tf;
  private final SourceFilterConfig config;
  private final MelScale mel;
  private final int channels;
  private final int hopSamples;
  private final SpectralFilter filter;

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
    this.config = config;
    this.mel = mel;
    this.channels = channels;
    this.hopSamples = hopSamples;
    this.filter = SpectralFilter.shaping(context, config, mel, hopSamples);
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
    Expr voicing = context.expr(pitch).columns(1, 1);
    Expr v =
        correction("voicing", hops, voicingCut()).sigmoid().times(voicing).times(MOST_HARMONIC);
    Expr noise = correction("noise", hops, Initialiser.zeros());
    Expr harmonic = correction("harmonics", hops, Initialiser.zeros());
    Expr envelope = filter.envelope(logMel).plus(noise); // log response of the whole band
    Expr noiseShare = v.squared().negated().plus(1).log().times(0.5);
    HarmonicAmplitudes amplitudes = amplitudes(pitch);
    Expr cosines = amplitudes.of(context.expr(logMel).plus(harmonic).exp().times(v));
    Expr flat = cosines.times(amplitudes.atHarmonics(envelope).negated().exp());
    return parameters(cosines, flat, envelope.plus(noiseShare), phase);
  }

  /**
   * The same where harmonics and noise have each an envelope of their own, and are as loud as is
   * asked for.
   *
   * @param known envelopes at the beginning of the first hop and at the end of each
   */
  public Parameters of(
      Operand<TFloat32> hops,
      SpectralEnvelopes known,
      Operand<TFloat32> pitch,
      Operand<TFloat32> phase) {
    SpectralEnvelopes corrected =
        known.plus(
            correction("harmonics", hops, Initialiser.zeros()),
            correction("noise", hops, Initialiser.zeros()));
    Expr voicing = context.expr(pitch).columns(1, 1);
    HarmonicAmplitudes amplitudes = amplitudes(pitch);
    SpectralEnvelopes loud =
        new AskedLoudness(Kernels.best(), config).of(context, corrected, amplitudes, voicing);
    Expr cosines = amplitudes.ofCommon(loud.amplitude(voicing));
    Expr whole = filter.envelope(loud.logMel(amplitudes, voicing));
    Expr flat = cosines.times(amplitudes.atHarmonics(whole).negated().exp());
    return parameters(cosines, flat, filter.envelope(loud.logNoise()), phase);
  }

  private HarmonicAmplitudes amplitudes(Operand<TFloat32> pitch) {
    return new HarmonicAmplitudes(
        context, mel, config.harmonics(), context.expr(pitch).columns(0, 1));
  }

  private Parameters parameters(
      Expr cosines, Expr flat, Expr logResponse, Operand<TFloat32> phase) {
    SpectralFilter.Design design = filter.design(logResponse);
    return new Parameters(
        sum(cosines, phase), sum(flat, phase), design.responses(), design.logScale());
  }

  private Operand<TFloat32> sum(Expr cosines, Operand<TFloat32> phase) {
    return new HarmonicSum(context, config.harmonics(), hopSamples)
        .of(cosines, tf.zerosLike(cosines), phase);
  }

  /** The sound of a white signal of unit scale [batch, hops * hopSamples]. */
  public Expr toData(Operand<TFloat32> white, Parameters h) {
    return filter.apply(white, h.responses()).plus(h.harmonics());
  }

  /** What the conditioner adds to each band [(1 + hops) * batch, bands], nothing at the start. */
  private Expr correction(String name, Operand<TFloat32> hops, Initialiser initialBias) {
    return context
        .expr(hops)
        .product(context.weight(name, Initialiser.zeros(), channels, mel.bands()))
        .plus(context.weight(name + "Bias", initialBias, mel.bands()));
  }

  private Initialiser voicingCut() {
    return (shape, random) -> {
      float[] logits = new float[mel.bands()];
      for (int band = 0; band < logits.length; band++) {
        double logit = (VOICING_CUT_HZ - mel.peakHz(band)) / VOICING_SLOPE_HZ;
        logits[band] = (float) Math.max(-12, Math.min(8, logit));
      }
      return logits;
    };
  }
}
