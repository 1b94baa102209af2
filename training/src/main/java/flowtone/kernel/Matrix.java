package flowtone.kernel;

/** A matrix laid out once for many products with rows. Immutable and thread-safe. */
public interface Matrix {
  /** Values of a row that is multiplied. */
  int rows();

  /** Values of a row that products are added to, a multiple of {@link Kernels#BLOCK}. */
  int columns();

  /**
   * Adds products, {@code out[r] += x[r] W}, row by row.
   *
   * @param x what is multiplied; row r lies at {@code xAt + r * xStride}
   * @param out what is added to; row r lies at {@code outAt + r * outStride}; another array than x
   * @param count rows
   */
  void addProduct(
      float[] x, int xAt, int xStride, float[] out, int outAt, int outStride, int count);
}
