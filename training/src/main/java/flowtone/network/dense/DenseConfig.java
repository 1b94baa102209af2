package flowtone.network.dense;

/**
 * Sizes of a dense network on plain vectors.
 *
 * @param dimensions of a vector
 * @param contextWidth values of the context vector; 0 for none, which is then not read
 * @param units of a hidden layer
 * @param layers hidden ones
 */
public record DenseConfig(int dimensions, int contextWidth, int units, int layers) {
  public DenseConfig {
    if (dimensions < 1 || contextWidth < 0 || units < 1 || layers < 1) {
      throw new IllegalArgumentException(
          "expected dimensions, units and layers of at least 1 and a contextWidth of at least 0;"
              + " got %d, %d, %d and %d".formatted(dimensions, units, layers, contextWidth));
    }
  }
}
