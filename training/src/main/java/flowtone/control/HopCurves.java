package flowtone.control;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Curves of further features, each of as many hops; silence where a feature is not among them.
 * Immutable.
 *
 * @param hops of each curve
 * @param curves by feature; they become this object's own
 */
record HopCurves(int hops, Map<HopFeature, float[]> curves) {

  List<HopFeature> features() {
    return List.copyOf(curves.keySet());
  }

  float value(HopFeature feature, int hop) {
    float[] curve = curves.get(feature);
    return curve == null ? feature.silent() : curve[hop];
  }

  /** The same with one curve more, or another instead. */
  HopCurves with(HopFeature feature, float[] curve) {
    if (curve.length != hops) {
      throw new IllegalArgumentException(
          "expected a value of %d hops; got %d".formatted(hops, curve.length));
    }
    Map<HopFeature, float[]> changed = new LinkedHashMap<>(curves);
    changed.put(feature, curve.clone());
    return new HopCurves(hops, changed);
  }

  HopCurves slice(int fromHop, int toHop) {
    Map<HopFeature, float[]> part = new LinkedHashMap<>(curves);
    part.replaceAll((feature, curve) -> Arrays.copyOfRange(curve, fromHop, toHop));
    return new HopCurves(toHop - fromHop, part);
  }

  /** These and then others; what only one of them has is silent in the other. */
  HopCurves followedBy(HopCurves next) {
    Map<HopFeature, float[]> both = new LinkedHashMap<>(curves);
    next.curves.forEach(both::putIfAbsent);
    both.replaceAll((feature, curve) -> joined(copy(feature), next.copy(feature)));
    return new HopCurves(hops + next.hops, both);
  }

  /** A curve, silent if there is none [hops]. */
  float[] copy(HopFeature feature) {
    float[] values = new float[hops];
    for (int h = 0; h < hops; h++) {
      values[h] = value(feature, h);
    }
    return values;
  }

  static float[] joined(float[] first, float[] second) {
    float[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  static float[][] joined(float[][] first, float[][] second) {
    return Stream.concat(Arrays.stream(first), Arrays.stream(second)).toArray(float[][]::new);
  }
}
