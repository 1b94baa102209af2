package flowtone.kernel;

/**
 * The loops that networks spend their time in. All widths are padded to whole {@linkplain #BLOCK
 * blocks}: what lies between a width and the end of its block is computed, too, and means nothing.
 * Immutable and thread-safe.
 */
public interface Kernels {
  /** Values that are computed together: every implementation's vectors divide it. */
  int BLOCK = 32;

  /** The fastest form that the Java at hand has. */
  static Kernels best() {
    return KernelChoice.BEST;
  }

  /** The least multiple of {@link #BLOCK} that holds so many values. */
  static int padded(int width) {
    return (width + BLOCK - 1) / BLOCK * BLOCK;
  }

  /**
   * Lays out a matrix for products; columns are padded with zeros. Where rows from some on are zero
   * in all columns of a block, as masks make them once units are sorted, they cost nothing.
   *
   * @param weights [rows][columns], at least one row
   */
  Matrix matrix(float[][] weights);

  /**
   * Writes what lies between two rows, {@code (1 - late) first + late second}.
   *
   * @param rows holds both, of {@code count} values, a multiple of {@link #BLOCK}
   * @param late 0 at the first, 1 at the second
   */
  void interpolate(
      float[] rows, int first, int second, float late, float[] out, int outAt, int count);

  /**
   * Gates units, {@code filter <- tanh(filter) (1 + tanh(gate)) / 2}: the logistic function of
   * twice what gates are given.
   *
   * @param count a multiple of {@link #BLOCK}; both arrays are read from their beginnings
   */
  void gate(float[] filters, float[] gates, int count);

  /** Puts zero in place of negative values, a multiple of {@link #BLOCK} of them. */
  void rectify(float[] values, int from, int count);

  /** {@code value <- floor + exp(value)} for a multiple of {@link #BLOCK} of values. */
  void exponentiate(float[] values, float floor, int count);

  /**
   * Adds a correlation, {@code out[i] += sum_k taps[k] signal[i + k]}. Reads and writes as if
   * {@code samples} were padded to whole blocks.
   *
   * @param out another array than the signal
   */
  void addCorrelation(
      float[] taps,
      int tapsAt,
      int count,
      float[] signal,
      int signalAt,
      float[] out,
      int outAt,
      int samples);

  /** {@code value <- log(value)} for a multiple of {@link #BLOCK} of positive values. */
  void takeLogarithms(float[] values, int count);

  /**
   * Puts sines in place of angles and writes the cosines, a multiple of {@link #BLOCK} of each; see
   * {@link PolynomialSine}.
   *
   * @param angles in radians
   */
  void takeSines(float[] angles, float[] cosines, int count);

  /**
   * Exponentiates complex numbers, {@code re + i im <- exp(re) (cos(im) + i sin(im))}, a multiple
   * of {@link #BLOCK} of them; see {@link PolynomialSine}.
   */
  void exponentiateComplex(float[] real, float[] imaginary, int count);

  /**
   * Writes a signal through a filter that moves from one response to another, {@code out[i] = sum_k
   * (first[k] + late[i] (second[k] - first[k])) signal[i - k]}. Reads and writes as if {@code
   * samples} were padded to whole blocks.
   *
   * @param first response at the beginning [taps]
   * @param second response at the end [taps]
   * @param late 0 at the beginning, 1 at the end [padded samples]
   * @param out another array than the signal
   */
  void filter(
      float[] first,
      float[] second,
      float[] signal,
      int signalAt,
      float[] late,
      float[] out,
      int outAt,
      int samples);

  /**
   * Writes two sums of the harmonics of one phase, {@code sum_k a_k(i) cos((k + 1) theta_i)} and
   * the same of other amplitudes and of cosines or of sines. Reads and writes as if {@code samples}
   * were padded to whole blocks.
   *
   * @param wave the fundamental
   * @param at of its first sample, and of the first that is written
   * @param amplitudes of each harmonic four: that of the first sum at the beginning and what it
   *     rises by until the end, then those of the second sum
   * @param harmonics how many
   * @param late 0 at the beginning, 1 at the end [padded samples]
   */
  void sumHarmonics(
      Wave wave,
      int at,
      int samples,
      float[] amplitudes,
      int harmonics,
      float[] late,
      float[] first,
      float[] second);

  /**
   * A phase, sample by sample.
   *
   * @param cosines of it
   * @param sines of it
   * @param quadrature whether second sums are of sines, rather than of cosines
   */
  record Wave(float[] cosines, float[] sines, boolean quadrature) {}
}
