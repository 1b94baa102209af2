package flowtone.incremental;

/**
 * What the conditioning adds to one layer, at hop rate, brought to the layer's order of units and
 * to frames. Not thread-safe.
 */
final class HopBias {

  /**
   * Where a layer's biases are. Immutable.
   *
   * @param places among those of all layers, in the layer's order
   * @param scale factor of each
   */
  record Layout(int[] places, float[] scale) {}

  private final Layout layout;
  private float[] before;
  private float[] after;

  HopBias(Layout layout) {
    this.layout = layout;
    this.before = new float[layout.places().length];
    this.after = new float[layout.places().length];
  }

  /** Goes on to the next hop, the biases of all layers at whose end are given. */
  void next(float[] hop) {
    float[] spare = before;
    before = after;
    after = spare;
    int[] places = layout.places();
    float[] scale = layout.scale();
    for (int j = 0; j < after.length; j++) {
      after[j] = scale[j] * hop[places[j]];
    }
  }

  /**
   * Writes the biases at a moment between the last two hops.
   *
   * @param late how far into the time between them, 0..1
   */
  void write(float late, float[] out) {
    float early = 1 - late;
    float[] from = before;
    float[] to = after;
    for (int j = 0; j < out.length; j++) {
      out[j] = early * from[j] + late * to[j];
    }
  }
}
