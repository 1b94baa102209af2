package flowtone.control;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * All that conditions some sounds of equal length, as networks read it: the one layout that
 * training, offline and live synthesis share. Row-major; the sounds of a batch one after another.
 * Label weights, and the mel where a voice reads one, are part of the feature rows.
 *
 * <p>Immutable: arrays that are given and asked for are copied or not kept by anyone else.
 */
public final class ControlFrames {
  private final ControlLayout layout;
  private final int batch;
  private final int hops;
  private final float[] features;
  private final float[] pitch;
  private final float[] phase;

  private ControlFrames(
      ControlLayout layout, int batch, int hops, float[] features, float[] pitch, float[] phase) {
    this.layout = layout;
    this.batch = batch;
    this.hops = hops;
    this.features = features;
    this.pitch = pitch;
    this.phase = phase;
  }

  /**
   * The controls of some sounds.
   *
   * @param features rows of the conditioner [batch, contextHops + hops, featureWidth]
   * @param pitch f0 in cycles per sample and voicing [batch, 2 + hops, 2]
   * @param phase of the fundamental in cycles [batch, hops * hopSamples]
   * @throws IllegalArgumentException if an array is of another size
   */
  public static ControlFrames of(
      ControlLayout layout, int batch, float[] features, float[] pitch, float[] phase) {
    int width = ControlLayout.PITCH_WIDTH;
    int hops = pitch.length / (batch * width) - ControlLayout.PITCH_CONTEXT_HOPS;
    boolean fits =
        pitch.length == batch * ControlLayout.pitchRows(hops) * width
            && features.length == batch * layout.featureRows(hops) * layout.featureWidth()
            && phase.length == batch * layout.samples(hops);
    if (!fits) {
      throw new IllegalArgumentException(
          "expected features, pitch and phase of equally many hops; got %d, %d and %d values"
              .formatted(features.length, pitch.length, phase.length));
    }
    return new ControlFrames(layout, batch, hops, features.clone(), pitch.clone(), phase.clone());
  }

  /**
   * The controls of some sounds side by side.
   *
   * @param sounds at least one, all of the same layout and length
   */
  public static ControlFrames batch(List<ControlFrames> sounds) {
    ControlFrames first = sounds.get(0);
    if (sounds.size() == 1) {
      return first;
    }
    return new ControlFrames(
        first.layout,
        sounds.stream().mapToInt(ControlFrames::batch).sum(),
        first.hops,
        joined(sounds, frames -> frames.features),
        joined(sounds, frames -> frames.pitch),
        joined(sounds, frames -> frames.phase));
  }

  private static float[] joined(
      List<ControlFrames> sounds, Function<ControlFrames, float[]> values) {
    int length = sounds.stream().mapToInt(frames -> values.apply(frames).length).sum();
    float[] joined = new float[length];
    int at = 0;
    for (ControlFrames frames : sounds) {
      float[] own = values.apply(frames);
      System.arraycopy(own, 0, joined, at, own.length);
      at += own.length;
    }
    return joined;
  }

  /**
   * The hops of one sound that follow these, whose last rows are what they look back on.
   *
   * @param rows of features [hops, featureWidth]
   * @param pitchRows f0 in cycles per sample and voicing [hops, 2]
   * @param cycles phase of the fundamental [hops * hopSamples]
   */
  ControlFrames followedBy(float[] rows, float[] pitchRows, float[] cycles) {
    return new ControlFrames(
        layout,
        batch,
        pitchRows.length / ControlLayout.PITCH_WIDTH,
        afterLast(features, layout.contextHops() * layout.featureWidth(), rows),
        afterLast(pitch, ControlLayout.PITCH_CONTEXT_HOPS * ControlLayout.PITCH_WIDTH, pitchRows),
        cycles.clone());
  }

  private static float[] afterLast(float[] before, int kept, float[] values) {
    float[] both = new float[kept + values.length];
    System.arraycopy(before, before.length - kept, both, 0, kept);
    System.arraycopy(values, 0, both, kept, values.length);
    return both;
  }

  /** How the arrays are laid out. */
  public ControlLayout layout() {
    return layout;
  }

  /** Sounds. */
  public int batch() {
    return batch;
  }

  /** Hops of each sound. */
  public int hops() {
    return hops;
  }

  /** Samples of each sound. */
  public int samples() {
    return layout.samples(hops);
  }

  /** Rows of the conditioner [batch, contextHops + hops, featureWidth]. */
  public float[] features() {
    return features.clone();
  }

  /** F0 in cycles per sample (0 where unvoiced) and voicing (0..1) [batch, 2 + hops, 2]. */
  public float[] pitch() {
    return pitch.clone();
  }

  /** Phase of the fundamental in cycles, 0..1 [batch, hops * hopSamples]. */
  public float[] phase() {
    return phase.clone();
  }

  /**
   * Some hops of one sound, with what they look back on.
   *
   * @throws IllegalArgumentException if there are several sounds
   */
  public ControlFrames part(int firstHop, int count) {
    if (batch != 1) {
      throw new IllegalArgumentException("expected the controls of one sound; got " + batch);
    }
    return new ControlFrames(
        layout,
        batch,
        count,
        rows(features, layout.featureWidth(), firstHop, layout.featureRows(count)),
        rows(pitch, ControlLayout.PITCH_WIDTH, firstHop, ControlLayout.pitchRows(count)),
        rows(phase, layout.hopSamples(), firstHop, count));
  }

  /** Some of the sounds. */
  public ControlFrames sounds(int first, int count) {
    return new ControlFrames(
        layout,
        count,
        hops,
        rows(features, features.length / batch, first, count),
        rows(pitch, pitch.length / batch, first, count),
        rows(phase, phase.length / batch, first, count));
  }

  private static float[] rows(float[] values, int width, int first, int count) {
    return Arrays.copyOfRange(values, first * width, (first + count) * width);
  }
}
