package flowtone.training.loss;

import flowtone.audio.MelFilters;
import flowtone.audio.MelScale;
import flowtone.tensor.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * How far apart two sounds are by their magnitude spectra at three resolutions: spectral
 * convergence plus the mean difference of log magnitudes, and the mean difference of log-mel at the
 * finest frequency resolution. Magnitudes far below what is heard beside others count as none; how
 * loud quiet passages are, the mean difference of the levels of short blocks tells.
 *
 * <p>Source: Yamamoto, Song, Kim, "Parallel WaveGAN", 2020 (arXiv 1910.11480), section 2.2.
 */
public final class SpectralLoss {
  /** Hops in seconds: 50, 120 and 240 samples at 16 kHz; a window is five hops. */
  private static final double[] HOP_SECONDS = {0.003125, 0.0075, 0.015};

  private static final int HOPS_PER_WINDOW = 5;
  private static final double MAGNITUDE_FLOOR = 1e-3;
  private static final double POWER_FLOOR = 1e-10;
  private static final double MEL_FLOOR = 1e-4;

  private static final double LEVEL_SECONDS = 0.008;

  /** -100 dB re full scale. */
  private static final double LEVEL_POWER_FLOOR = 1e-10;

  /**
   * What each of the {@link Terms} counts, at least 0.
   *
   * @param level if it is 0, levels are not measured
   */
  public record Weights(double multiResolution, double mel, double level) {
    public Weights {
      if (!(multiResolution >= 0 && mel >= 0 && level >= 0)) {
        throw new IllegalArgumentException(
            "expected weights of at least 0; got %s, %s and %s"
                .formatted(multiResolution, mel, level));
      }
    }
  }

  /**
   * The terms, scalars.
   *
   * @param multiResolution spectral convergence + log-magnitude difference, mean over resolutions
   * @param mel mean absolute difference of log-mel
   * @param level mean absolute difference of the natural logarithm of root-mean-squares; none where
   *     its weight is 0
   */
  public record Terms(Expr multiResolution, Expr mel, Optional<Expr> level) {}

  private final Ops tf;
  private final int sampleRateHz;
  private final Weights weights;

  public SpectralLoss(Ops tf, int sampleRateHz, Weights weights) {
    this.tf = tf;
    this.sampleRateHz = sampleRateHz;
    this.weights = weights;
  }

  /** The sum of terms, each times its weight. */
  public Expr weighted(Terms terms) {
    Expr sum =
        terms
            .multiResolution()
            .times(weights.multiResolution())
            .plus(terms.mel().times(weights.mel()));
    return terms.level().map(level -> sum.plus(level.times(weights.level()))).orElse(sum);
  }

  /**
   * Magnitudes of a sound at every resolution, and its mel spectrum at the finest one in frequency.
   *
   * @param magnitudes [frames, bins] each
   * @param mel [frames, bands]
   * @param level natural logarithm of the root-mean-square of each block [blocks]; none where its
   *     weight is 0
   */
  public record Spectra(List<Expr> magnitudes, Expr mel, Optional<Expr> level) {}

  /** Distance of {@code x} from {@code target}, both [batch, samples] of known length. */
  public Terms of(Operand<TFloat32> x, Operand<TFloat32> target, int samples) {
    Spectra wanted = spectra(target, samples);
    return distance(spectra(x, samples), wanted, wanted);
  }

  /** The spectra of a sound [batch, samples] of known length. */
  public Spectra spectra(Operand<TFloat32> sound, int samples) {
    List<Expr> magnitudes = new ArrayList<>();
    Expr mel = null;
    for (double hopSeconds : HOP_SECONDS) {
      int hop = (int) Math.round(hopSeconds * sampleRateHz);
      magnitudes.add(magnitudes(sound, samples, hop));
      mel = mel(magnitudes.get(magnitudes.size() - 1), hop);
    }
    Optional<Expr> level =
        weights.level() == 0 ? Optional.empty() : Optional.of(level(sound, samples));
    return new Spectra(magnitudes, mel, level);
  }

  private Expr level(Operand<TFloat32> sound, int samples) {
    int block = (int) Math.round(LEVEL_SECONDS * sampleRateHz);
    int whole = samples - samples % block;
    Operand<TFloat32> cut = tf.slice(sound, tf.array(0, 0), tf.array(-1, whole));
    return Expr.of(tf, tf.reshape(cut, tf.array(-1, block)))
        .squared()
        .mean(1)
        .plus(LEVEL_POWER_FLOOR)
        .log()
        .times(0.5);
  }

  /**
   * Distance of two sounds, symmetric in them.
   *
   * @param reference of the recording, to whose energy spectral convergence is relative
   */
  public Terms distance(Spectra x, Spectra y, Spectra reference) {
    List<Expr> distances = new ArrayList<>();
    for (int i = 0; i < HOP_SECONDS.length; i++) {
      Expr one = x.magnitudes().get(i);
      Expr other = y.magnitudes().get(i);
      distances.add(convergence(one, other, reference.magnitudes().get(i)));
      distances.add(logDifference(one, other, MAGNITUDE_FLOOR));
    }
    return new Terms(
        Expr.sum(distances).times(1f / HOP_SECONDS.length),
        logDifference(x.mel(), y.mel(), MEL_FLOOR),
        x.level().map(level -> level.minus(y.level().orElseThrow()).abs().mean(0)));
  }

  /** [frames, bins] of a Hann window's Fourier transform, all crops one after another. */
  private Expr magnitudes(Operand<TFloat32> signal, int samples, int hop) {
    int blocks = samples / hop;
    int window = HOPS_PER_WINDOW * hop;
    Operand<TFloat32> whole = tf.slice(signal, tf.array(0, 0), tf.array(-1, blocks * hop));
    Operand<TFloat32> cut = tf.reshape(whole, tf.array(-1, blocks, hop));
    List<Operand<TFloat32>> taps = new ArrayList<>();
    int frames = blocks - HOPS_PER_WINDOW + 1;
    for (int tap = 0; tap < HOPS_PER_WINDOW; tap++) {
      taps.add(tf.slice(cut, tf.array(0, tap, 0), tf.array(-1, frames, -1)));
    }
    Operand<TFloat32> rows = tf.reshape(tf.concat(taps, tf.constant(2)), tf.array(-1, window));
    int[] bins = IntStream.rangeClosed(0, window / 2).toArray();
    return new HannFourier(tf, window).power(rows, bins).plus(POWER_FLOOR).sqrt();
  }

  /** {@code sqrt(|x - y|^2 / |reference|^2)}, both sums of squares, a scalar. */
  private static Expr convergence(Expr x, Expr y, Expr reference) {
    return halfSquares(x.minus(y)).plus(1e-6).over(halfSquares(reference).plus(1e-3)).sqrt();
  }

  /** {@code sum x^2 / 2}. */
  private static Expr halfSquares(Expr x) {
    return Expr.of(x.tf(), x.tf().nn.l2Loss(x));
  }

  /** Mean of {@code |log(made + floor) - log(wanted + floor)|}, a scalar. */
  private static Expr logDifference(Expr made, Expr wanted, double floor) {
    Expr least = Expr.constant(made.tf(), floor);
    return made.plus(least).log().minus(wanted.plus(least).log()).abs().mean(0, 1);
  }

  private Expr mel(Expr magnitudes, int hop) {
    float[][] filters =
        MelFilters.htk(MelScale.NARROW_BANDS, sampleRateHz, HOPS_PER_WINDOW * hop, 50, 7600);
    return magnitudes.product(tf.constant(filters));
  }
}
