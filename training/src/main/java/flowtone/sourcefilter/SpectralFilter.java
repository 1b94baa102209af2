package flowtone.sourcefilter;

import flowtone.audio.MelScale;
import flowtone.graph.NetworkContext;
import flowtone.graph.TimeRows;
import flowtone.tensor.Expr;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Max;
import org.tensorflow.types.TFloat32;

/**
 * A causal filter of minimum phase whose magnitude response is given band by band at hop rate, and
 * moves from hop to hop. Of an envelope it shapes noise; of the envelope's inverse it whitens
 * sound.
 */
public final class SpectralFilter {

  /**
   * A filter for a stretch of sound.
   *
   * @param responses impulse responses at the beginning of the first hop and at the end of each [(1
   *     + hops) * batch, taps]
   * @param logScale logarithm of the first tap, sample by sample [batch, samples]
   */
  public record Design(Expr responses, Expr logScale) {}

  /** Nepers over the length of the response: valleys of 70 dB between harmonics stay stable. */
  private static final double INVERTED_DAMPING = 4;

  /**
   * How far below its peak a measured envelope is undone, 91 dB: what a recording has next to
   * nothing of, as above half of the rate that it was made at, would be amplified without end.
   */
  private static final double DEEPEST_MEASURED_NEPERS = 10.5;

  /** The same of a predicted envelope, 70 dB. */
  private static final double DEEPEST_PREDICTED_NEPERS = 8;

  private final NetworkContext context;
  private final NoiseEnvelope bands;
  private final MinimumPhase phase;
  private final double deepestNepers;
  private final int hopSamples;
  private final double damping;

  private SpectralFilter(
      NetworkContext context,
      SourceFilterConfig config,
      MelScale mel,
      int hopSamples,
      double damping) {
    this.context = context;
    this.bands =
        config.predictsEnvelope() ? NoiseEnvelope.predicted(mel) : NoiseEnvelope.measured(mel);
    this.deepestNepers =
        config.predictsEnvelope() ? DEEPEST_PREDICTED_NEPERS : DEEPEST_MEASURED_NEPERS;
    this.phase = new MinimumPhase(config.gridSamples(), config.taps());
    this.damping = damping;
    this.hopSamples = hopSamples;
  }

  /** A filter that shapes noise. */
  static SpectralFilter shaping(
      NetworkContext context, SourceFilterConfig config, MelScale mel, int hopSamples) {
    return new SpectralFilter(context, config, mel, hopSamples, 0);
  }

  /** A filter that whitens sound and is inverted to make sound again, so must not ring for long. */
  public static SpectralFilter whitening(
      NetworkContext context, SourceFilterConfig config, MelScale mel, int hopSamples) {
    return new SpectralFilter(context, config, mel, hopSamples, INVERTED_DAMPING);
  }

  /**
   * Log response at the bands' peaks of the filter that gives noise a mel spectrum [rows, bands].
   *
   * @param logMel natural logarithm of the bands' magnitudes [rows, bands]
   */
  public Expr envelope(Operand<TFloat32> logMel) {
    return bands.atBands(context, logMel);
  }

  /**
   * Log response of the filter that undoes an envelope, down to so far below its peak.
   *
   * @param envelope log response at the bands' peaks [rows, bands]
   * @return [rows, bands]
   */
  public Expr inverse(Expr envelope) {
    Ops tf = context.tf();
    Operand<TFloat32> peak = tf.max(envelope, tf.constant(1), Max.keepDims(true)); // [rows, 1]
    Expr deepest = context.expr(peak).minus(deepestNepers);
    return context.expr(tf.math.maximum(envelope, deepest)).negated();
  }

  /**
   * The filter of some responses.
   *
   * @param logResponse natural logarithm at the bands' peaks [(1 + hops) * batch, bands]
   */
  public Design design(Expr logResponse) {
    Expr onGrid = logResponse.product(context.tf().constant(toGrid()));
    Operand<TFloat32> responses = phase.of(context.tf(), onGrid);
    return new Design(context.expr(responses), logScale(phase.logFirstTap(context.tf(), onGrid)));
  }

  /** From bands to the filter's grid [bands][bins]. */
  private float[][] toGrid() {
    float[][] grid = bands.toGrid(phase);
    if (damping == 0) {
      return grid;
    }
    double[][] damped = phase.damped(damping);
    float[][] both = new float[grid.length][phase.bins()];
    for (int band = 0; band < grid.length; band++) {
      for (int k = 0; k < phase.bins(); k++) {
        double sum = 0;
        for (int m = 0; m < phase.bins(); m++) {
          sum += grid[band][m] * damped[m][k];
        }
        both[band][k] = (float) sum;
      }
    }
    return both;
  }

  /** A signal filtered [batch, hops * hopSamples]. */
  public Expr apply(Operand<TFloat32> signal, Operand<TFloat32> responses) {
    return context.expr(
        new TimeVaryingFilter(context, hopSamples, phase.taps()).apply(signal, responses));
  }

  /** The first tap's logarithm sample by sample, the tap moving linearly [batch, samples]. */
  private Expr logScale(Operand<TFloat32> logFirstTap) {
    TimeRows rows = context.rows();
    Expr tap = context.expr(logFirstTap).exp(); // [(1 + hops) * batch, 1]
    Expr moving =
        context
            .expr(rows.dropLast(tap, 1))
            .product(context.tf().constant(HopRamp.falling(hopSamples)))
            .plus(
                context
                    .expr(rows.dropFirst(tap, 1))
                    .product(context.tf().constant(HopRamp.rising(hopSamples))));
    return context.expr(rows.toSignal(moving, hopSamples)).log();
  }
}
