package flowtone.network;

/**
 * The controls of one stretch of sound outside any graph; the same as {@link ControlSignals}.
 *
 * @param hops hops of sound
 * @param contextHops hops of features before the sound
 * @param features rows of the conditioner [contextHops + hops, featureWidth]
 * @param pitch cycles per sample and voicing, from two hops before the sound [2 + hops, 2]
 * @param phase cycles of the fundamental [hops * hopSamples]
 */
public record ControlArrays(
    int hops, int contextHops, float[] features, float[] pitch, float[] phase) {

  /** Part of the stretch, with what it needs from before it. */
  public ControlArrays part(int firstHop, int count) {
    return new ControlArrays(
        count,
        contextHops,
        rows(features, contextHops + hops, firstHop, contextHops + count),
        rows(pitch, SignalConditioner.EARLIER_HOPS + hops, firstHop, 2 + count),
        rows(phase, hops, firstHop, count));
  }

  private static float[] rows(float[] values, int rows, int first, int count) {
    int width = values.length / rows;
    return java.util.Arrays.copyOfRange(values, first * width, (first + count) * width);
  }
}
