package flowtone.control;

/**
 * A feature of the spectrum that mel bands tell, encoded as a number {@code value / spread +
 * centre} and half its square.
 */
abstract class TimbreFeature extends HopFeature {
  private static final float SILENT = 0;

  private final float spread;
  private final float centre;

  /**
   * @param id its name in corpora and manifests
   */
  TimbreFeature(String id, float spread, float centre) {
    super(id, SILENT);
    this.spread = spread;
    this.centre = centre;
  }

  @Override
  public final boolean isToldByMel() {
    return true;
  }

  @Override
  public final float played(float f0Hz, float loudnessDb, float onsetSeconds) {
    return SILENT;
  }

  @Override
  public final int width() {
    return 2;
  }

  @Override
  public final void encode(float value, float[] row, int offset) {
    row[offset] = value / spread + centre;
    row[offset + 1] = row[offset] * row[offset] / 2;
  }
}
