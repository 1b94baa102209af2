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
}
