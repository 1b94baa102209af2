package flowtone.sourcefilter;

import flowtone.audio.Loudness;
import flowtone.audio.MelScale;
import flowtone.graph.NetworkContext;
import flowtone.kernel.Kernels;
import flowtone.tensor.Expr;
import java.util.Arrays;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Makes predicted envelopes as loud as is asked for. They are fitted to mean logarithms, which a
 * few strong harmonics among weak ones exceed, so by themselves they sound too soft. The noise,
 * most of which such harmonics do not touch, stays. Immutable and thread-safe.
 *
 * <p>The A-weighted mean square of harmonics with amplitudes a_k is {@code P_h = sum_k (W(k f0)
 * a_k)^2 / 2}, W the amplitude weight of curve A (IEC 61672-1); that of noise through a filter of
 * response r is P_n, the mean of {@code (W r)^2} over frequency. Where P is asked for, the
 * logarithm of the harmonics' amplitudes is raised by {@code log((P - P_n) / P_h) / 2}, within 6
 * dB, times {@code min(1, W)}: loudness tells nothing of what is not heard.
 */
public final class AskedLoudness {
  /** Greatest ratio of powers, either way: 6 dB. */
  private static final double MOST = 4;

  /** Keeps the logarithm finite where there are no harmonics. */
  private static final double LEAST_POWER = 1e-20;

  private final Kernels kernels;
  private final SourceFilterConfig config;

  /** Bands, padded. */
  private final int columns;

  private final HarmonicPlaces places;
  private final float[] inverseAreas;
  private final double floor;
  private final double noiseMagnitude;

  /** The square of W at the peak of each band [bands]. */
  private final float[] squares;

  /** How far each band is moved, 0..1 [bands]. */
  private final float[] heard;

  /** What the squared response at each band's peak adds to the mean square [bands]. */
  private final float[] noiseSquares;

  /** Of sounds made by a filter that predicts its envelope. */
  public AskedLoudness(Kernels kernels, SourceFilterConfig config) {
    this.kernels = kernels;
    this.config = config;
    MelScale mel = config.mel();
    columns = Kernels.padded(mel.bands());
    places = new HarmonicPlaces(kernels, mel, config.harmonics());
    NoiseEnvelope envelope = NoiseEnvelope.predicted(mel);
    inverseAreas = envelope.inverseAreas();
    floor = envelope.floor();
    noiseMagnitude = NoiseEnvelope.noiseMagnitude(mel);
    squares = new float[mel.bands()];
    heard = new float[mel.bands()];
    for (int band = 0; band < heard.length; band++) {
      double weight = Loudness.aWeight(mel.peakHz(band));
      squares[band] = (float) (weight * weight);
      heard[band] = (float) Math.min(1, weight);
    }
    noiseSquares = noiseSquares(envelope);
  }

  private float[] noiseSquares(NoiseEnvelope envelope) {
    MinimumPhase grid = new MinimumPhase(config.gridSamples(), config.taps());
    float[][] toGrid = envelope.toGrid(grid);
    float[] sums = new float[config.bands()];
    for (int bin = 0; bin < grid.bins(); bin++) {
      double weight = Loudness.aWeight(bin * (double) config.sampleRateHz() / config.gridSamples());
      for (int band = 0; band < sums.length; band++) {
        sums[band] += (float) (weight * weight * toGrid[band][bin] / grid.bins());
      }
    }
    return sums;
  }

  /**
   * The same envelopes, as loud as is asked for.
   *
   * @param level natural logarithm of the root of the A-weighted mean square
   */
  public SourceFilterFormula.GivenEnvelopes of(
      SourceFilterFormula.GivenEnvelopes given, float level) {
    double harmonic = harmonicPower(given);
    double wanted = Math.exp(2.0 * level) - noisePower(given);
    double within = Math.max(harmonic / MOST, Math.min(harmonic * MOST, wanted));
    double gain = 0.5 * Math.log((within + LEAST_POWER) / (harmonic + LEAST_POWER));
    float[] louder = given.logAmplitude().clone();
    for (int band = 0; band < heard.length; band++) {
      louder[band] += (float) (gain * heard[band]);
    }
    return new SourceFilterFormula.GivenEnvelopes(
        louder, given.logNoise(), given.cyclesPerSample(), given.voiced());
  }

  /** The level of envelopes as they are, natural logarithm of the root of their mean square. */
  public float level(SourceFilterFormula.GivenEnvelopes given) {
    return (float) (0.5 * Math.log(harmonicPower(given) + noisePower(given) + LEAST_POWER));
  }

  private double harmonicPower(SourceFilterFormula.GivenEnvelopes given) {
    float[] common = Arrays.copyOf(given.logAmplitude(), columns);
    kernels.exponentiate(common, 0, columns);
    double hertz = (double) given.cyclesPerSample() * config.sampleRateHz();
    return given.voiced() * given.voiced() * places.meanSquare(common, squares, hertz);
  }

  private double noisePower(SourceFilterFormula.GivenEnvelopes given) {
    float[] magnitudes = Arrays.copyOf(given.logNoise(), columns);
    kernels.exponentiate(magnitudes, 0, columns);
    double power = 0;
    for (int band = 0; band < noiseSquares.length; band++) {
      double response = (magnitudes[band] * inverseAreas[band] + floor) / noiseMagnitude;
      power += response * response * noiseSquares[band];
    }
    return power;
  }

  /**
   * {@link #of(SourceFilterFormula.GivenEnvelopes, float)} in a graph.
   *
   * @param amplitudes of harmonics at the pitch of the rows
   * @param voicing [rows, 1]
   */
  SpectralEnvelopes of(
      NetworkContext context,
      SpectralEnvelopes given,
      HarmonicAmplitudes amplitudes,
      Expr voicing) {
    Ops tf = context.tf();
    Expr cosines = amplitudes.ofCommon(given.amplitude(voicing));
    Expr ofHarmonics = amplitudes.atHarmonics(given.logNoise().zeros().plus(row(tf, squares)));
    Expr harmonic = across(cosines.squared().times(ofHarmonics).times(0.5));
    Expr magnitude = given.logNoise().exp().times(row(tf, inverseAreas)).plus(floor);
    Expr noise = across(magnitude.over(noiseMagnitude).squared().times(row(tf, noiseSquares)));
    Expr wanted = given.level().times(2).exp().minus(noise);
    Operand<TFloat32> within =
        tf.math.maximum(harmonic.over(MOST), tf.math.minimum(harmonic.times(MOST), wanted));
    Expr gain =
        context
            .expr(within)
            .plus(LEAST_POWER)
            .log()
            .minus(harmonic.plus(LEAST_POWER).log())
            .times(0.5);
    return given.withAmplitude(given.logAmplitude().plus(gain.times(row(tf, heard))));
  }

  /** The sum of each row [rows, 1]. */
  private static Expr across(Expr rows) {
    Ops tf = rows.tf();
    return Expr.of(tf, tf.expandDims(rows.sum(1), tf.constant(1)));
  }

  /** [1, bands]. */
  private static Operand<TFloat32> row(Ops tf, float[] bands) {
    return tf.constant(new float[][] {bands.clone()});
  }
}
