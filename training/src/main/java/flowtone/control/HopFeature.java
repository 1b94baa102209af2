package flowtone.control;

import flowtone.audio.Waveform;

/**
 * A number that conditions a sound, one a hop, beside pitch, voicing, loudness, onset, labels and
 * mel: all there is to know of it. To add one, extend this class and list it in {@link
 * HopFeatures}. Corpora prepared from then on measure it and voices trained on them read it; what
 * was made before stays without. Between hops it is interpolated; of recordings that are mixed it
 * is the mean. Crops of training are read at another level than they were measured at, so it must
 * not depend on that. Instances are immutable and compared by identity.
 */
public abstract class HopFeature {
  private static final double FURTHEST_OFFSET = 2;

  private final String id;
  private final float silent;

  /**
   * @param id its name in corpora and manifests
   * @param silent its value in silence
   */
  protected HopFeature(String id, float silent) {
    this.id = id;
    this.silent = silent;
  }

  /** Its name in corpora and manifests. */
  public final String id() {
    return id;
  }

  /** Its value in silence, and in a track that does not have it. */
  public final float silent() {
    return silent;
  }

  /** What its values are counted in, in the plural, such as "octaves"; empty if in nothing. */
  public String unit() {
    return "";
  }

  /** The furthest, up or down, that it can be asked to be from what it usually is, in its unit. */
  public double furthestOffset() {
    return FURTHEST_OFFSET;
  }

  /**
   * Measures a recording.
   *
   * @return value reached at the end of each hop [hops]
   */
  public abstract float[] measure(Waveform recording, int hopSamples, int hops);

  /** Whether mel bands tell it, so that voices that read those do without. */
  public boolean isToldByMel() {
    return false;
  }

  /**
   * What a measured value is where a recording is read faster, and so sounds higher.
   *
   * @param ratio samples of the recording per sample read, about 1
   */
  public float atRatio(float value, double ratio) {
    return value;
  }

  /**
   * What it is where a person plays and the labels {@linkplain FeatureExpectation expect} nothing.
   *
   * @param f0Hz fundamental over the hop, 0 where unvoiced
   * @param loudnessDb A-weighted level at the end of the hop
   * @param onsetSeconds time since the note began
   */
  public abstract float played(float f0Hz, float loudnessDb, float onsetSeconds);

  /** Values it takes in a row that the conditioner reads. */
  public int width() {
    return 1;
  }

  /** Writes {@link #width} values, within about -2..2, into a row at {@code offset}. */
  public void encode(float value, float[] row, int offset) {
    row[offset] = value;
  }

  @Override
  public final String toString() {
    return id;
  }
}
