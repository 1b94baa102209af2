package flowtone.sourcefilter;

import flowtone.audio.MelFilters;
import flowtone.audio.MelScale;
import flowtone.graph.NetworkContext;
import flowtone.tensor.Expr;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Amplitudes of harmonics from the magnitudes of mel bands. A band that harmonics of amplitude 1
 * would give the magnitude {@code N / 2 S_b} ({@link HarmonicTable}) tells the common amplitude of
 * those in it, {@code A_b = mel_b / (N / 2 max(0.3, S_b))}; harmonic k has what its two bands tell,
 * linearly between their peaks.
 */
final class HarmonicAmplitudes {
  /** A band that hardly any harmonic lies in is not taken to hold less than so much of one. */
  static final float LEAST_SUM = 0.3f;

  /** Harmonics fade out over so much of the spectrum's top. */
  static final double FADE_SHARE = 0.02;

  static final float LEAST_HERTZ = 1e-3f;

  private final NetworkContext context;
  private final Ops tf;
  private final MelScale mel;
  private final HarmonicTable table;

  /** Heights of the bands at the harmonics, triangles on the mel scale [rows, harmonics, bands]. */
  private final Operand<TFloat32> heights;

  private final Expr hertz;
  private final Expr sounding;

  /**
   * @param frequency of the fundamental in cycles per sample, 0 where there is none [rows, 1]
   */
  HarmonicAmplitudes(
      NetworkContext context, MelScale mel, int harmonics, Operand<TFloat32> frequency) {
    this.context = context;
    this.tf = context.tf();
    this.mel = mel;
    this.table = new HarmonicTable(mel, harmonics);
    this.hertz = context.expr(frequency).times(mel.sampleRateHz());
    Expr partials = hertz.times(tf.constant(numbers(harmonics))); // [rows, harmonics]
    this.heights = heights(partials);
    this.sounding = sounding(partials);
  }

  /**
   * The amplitudes of harmonics that give bands their magnitudes.
   *
   * @param magnitudes of the harmonic part of each band [rows, bands]
   * @return [rows, harmonics], 0 where there is no fundamental
   */
  Expr of(Expr magnitudes) {
    Operand<TFloat32> sums = tf.math.maximum(sums(), tf.constant(LEAST_SUM));
    return ofCommon(magnitudes.over(context.expr(sums).times(mel.windowSamples() / 2.0)));
  }

  /**
   * The amplitudes of harmonics from those that the harmonics in each band have in common.
   *
   * @param common [rows, bands]
   * @return [rows, harmonics], 0 where there is no fundamental
   */
  Expr ofCommon(Expr common) {
    return atHarmonics(common).times(sounding);
  }

  /**
   * The magnitudes that harmonics give the bands, {@code N / 2 S_b A_b}: what {@link #of} turns
   * round, but for bands that hardly any harmonic lies in.
   *
   * @param common amplitude of the harmonics in each band [rows, bands]
   * @return [rows, bands]
   */
  Expr magnitudes(Expr common) {
    return common.times(sums()).times(mel.windowSamples() / 2.0);
  }

  /** Values of bands at the harmonics, linearly between the bands' peaks [rows, harmonics]. */
  Expr atHarmonics(Operand<TFloat32> bands) {
    Operand<TFloat32> column = tf.expandDims(bands, tf.constant(2)); // [rows, bands, 1]
    return context.expr(
        tf.squeeze(
            tf.train.batchMatMul(heights, column, TFloat32.class), Squeeze.axis(List.of(2L))));
  }

  private Operand<TFloat32> heights(Expr partials) {
    Expr mels = partials.times(1 / 700.0).log1p().times(2595 / Math.log(10));
    Expr position = mels.minus(MelFilters.mel(mel.lowestHz())).times(1 / mel.step());
    // Below the first peak and above the last, that band alone.
    Operand<TFloat32> within =
        tf.clipByValue(position, tf.constant(1f), tf.constant((float) mel.bands()));
    Operand<TFloat32> distance =
        tf.math.abs(
            tf.math.sub(tf.expandDims(within, tf.constant(2)), tf.constant(peakPositions())));
    return tf.nn.relu(tf.math.sub(tf.constant(1f), distance));
  }

  /** 1 for harmonics below the bands' upper end, 0 above it and where there is no fundamental. */
  private Expr sounding(Expr partials) {
    double fade = FADE_SHARE * mel.highestHz();
    Expr room = partials.negated().plus(mel.highestHz()).times(1 / fade);
    Operand<TFloat32> below = tf.clipByValue(room, tf.constant(0f), tf.constant(1f));
    return context.expr(tf.math.mul(below, tf.math.sign(partials)));
  }

  /** The table's sums at the fundamentals, linearly between its rows [rows, bands]. */
  private Operand<TFloat32> sums() {
    Operand<TFloat32> logHertz = tf.math.log(tf.math.maximum(hertz, tf.constant(LEAST_HERTZ)));
    Expr row =
        context
            .expr(logHertz)
            .minus(Math.log(HarmonicTable.LOWEST_HZ))
            .times(HarmonicTable.rowsPerNeper());
    Operand<TFloat32> within =
        tf.clipByValue(row, tf.constant(0f), tf.constant(HarmonicTable.ROWS - 1.001f)); // [rows, 1]
    Operand<TFloat32> low = tf.math.floor(within);
    Operand<TInt32> index =
        tf.dtypes.cast(tf.squeeze(low, Squeeze.axis(List.of(1L))), TInt32.class);
    Operand<TFloat32> sums = tf.constant(table.sums());
    Operand<TFloat32> below = tf.gather(sums, index, tf.constant(0));
    Operand<TFloat32> above = tf.gather(sums, tf.math.add(index, tf.constant(1)), tf.constant(0));
    Expr share = context.expr(tf.math.sub(within, low));
    return context.expr(below).plus(share.times(tf.math.sub(above, below)));
  }

  /** Numbers of the harmonics [1][harmonics]. */
  private static float[][] numbers(int harmonics) {
    float[][] numbers = new float[1][harmonics];
    for (int k = 0; k < harmonics; k++) {
      numbers[0][k] = k + 1;
    }
    return numbers;
  }

  private float[] peakPositions() {
    float[] positions = new float[mel.bands()];
    for (int band = 0; band < positions.length; band++) {
      positions[band] = band + 1;
    }
    return positions;
  }
}
