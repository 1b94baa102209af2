package flowtone.network;

import flowtone.control.FeatureEncoding;
import flowtone.graph.NetworkContext;
import flowtone.sourcefilter.EnvelopeConfig;
import flowtone.sourcefilter.SourceFilterConfig;
import flowtone.sourcefilter.SpectralEnvelopes;
import flowtone.tensor.Expr;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Predicts the envelopes of harmonics and noise of a note from pitch, loudness, label and the time
 * since its onset; how a note is released shows in the loudness of the last hops. Both are relative
 * to the loudness, and smooth: sums of a few cosines over the mel scale. A source filter then makes
 * them exactly as loud.
 */
public final class EnvelopeNetwork {
  /** Coefficients are learnt in units of this, or they would take thousands of steps to grow. */
  public static final double UNIT = 4;

  /** Of the first predictions relative to the loudness. */
  public static final double INITIAL_LOG_AMPLITUDE = -3;

  private static final String SCOPE = "envelope";

  private static final double NEPERS_PER_DB = Math.log(10) / 20;

  private final NetworkContext context;
  private final EnvelopeConfig config;
  private final int bands;
  private final HopConditioner network;

  /**
   * @param filter one that predicts its envelope
   * @param featureWidth values of a feature row
   */
  public EnvelopeNetwork(NetworkContext context, SourceFilterConfig filter, int featureWidth) {
    this.context = context.under(SCOPE);
    this.config = filter.envelope();
    this.bands = filter.bands();
    this.network =
        new HopConditioner(
            this.context,
            new ConditionerConfig(config.channels(), config.dilations(), 0),
            featureWidth);
  }

  /** Whether a weight of this name is one of such a network's. */
  public static boolean isWeight(String name) {
    return name.startsWith(SCOPE + "/");
  }

  /**
   * The envelopes of feature rows.
   *
   * @param features [(contextHops + hops) * batch, featureWidth]
   * @return of hops * batch rows
   */
  public SpectralEnvelopes apply(Operand<TFloat32> features) {
    Expr hidden = network.apply(features);
    Expr level = level(context.rows().dropFirst(features, config.contextHops()));
    return new SpectralEnvelopes(
        envelope("harmonics", hidden).plus(level).plus(INITIAL_LOG_AMPLITUDE),
        envelope("noise", hidden).plus(level),
        level);
  }

  /** Natural logarithm of the amplitude that the loudness stands for [rows, 1]. */
  private Expr level(Expr features) {
    return features
        .columns(FeatureEncoding.LOUDNESS_COLUMN, 1)
        .minus(1)
        .times(FeatureEncoding.LOUDNESS_SPREAD_DB * NEPERS_PER_DB);
  }

  /** The same of one feature row that begins somewhere. */
  public static float level(float[] features, int at) {
    double decibels =
        (features[at + FeatureEncoding.LOUDNESS_COLUMN] - 1) * FeatureEncoding.LOUDNESS_SPREAD_DB;
    return (float) (decibels * NEPERS_PER_DB);
  }

  private Expr envelope(String name, Expr hidden) {
    Operand<TFloat32> coefficients =
        context.dense(name, hidden, config.channels(), config.shapes(), 0.1);
    return context
        .expr(coefficients)
        .times(UNIT)
        .product(context.tf().constant(cosines(config.shapes(), bands)));
  }

  /** Cosines of 0, 1, 2... half turns over the bands [shapes][bands]. */
  public static float[][] cosines(int shapes, int bands) {
    float[][] cosines = new float[shapes][bands];
    for (int shape = 0; shape < cosines.length; shape++) {
      for (int band = 0; band < bands; band++) {
        cosines[shape][band] = (float) Math.cos(Math.PI * shape * (band + 0.5) / bands);
      }
    }
    return cosines;
  }
}
