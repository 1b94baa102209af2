package flowtone.voice;

import flowtone.control.HopFeature;
import flowtone.control.HopFeatures;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far further features of a sound are asked to be from what they usually are, such as how much
 * brighter. Immutable.
 *
 * @param byName offsets in the unit of each {@linkplain HopFeature feature}, by its name, no
 *     further than its {@link HopFeature#furthestOffset}; 0 where there is none
 */
public record FeatureOffsets(Map<String, Double> byName) implements Serializable {
  /** All as usual. */
  public static final FeatureOffsets NONE = new FeatureOffsets(Map.of());

  public FeatureOffsets {
    byName = Collections.unmodifiableMap(new TreeMap<>(byName));
    byName.forEach(FeatureOffsets::check);
  }

  private static void check(String name, double offset) {
    HopFeature feature = HopFeatures.of(name);
    double furthest = feature.furthestOffset();
    if (!(Math.abs(offset) <= furthest)) {
      throw new IllegalArgumentException(
          "expected %s within %s to %s of the usual; got %s"
              .formatted(
                  name,
                  plain(-furthest),
                  (plain(furthest) + " " + feature.unit()).strip(),
                  offset));
    }
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /** The offset of a feature. */
  public double of(HopFeature feature) {
    return byName.getOrDefault(feature.id(), 0.0);
  }

  /** The same with another offset of a feature. */
  public FeatureOffsets with(String name, double offset) {
    Map<String, Double> changed = new TreeMap<>(byName);
    changed.put(name, offset);
    return new FeatureOffsets(changed);
  }

  /** The same with so much more of a feature, as far as it goes. */
  public FeatureOffsets plus(String name, double more) {
    HopFeature feature = HopFeatures.of(name);
    double furthest = feature.furthestOffset();
    return with(name, Math.max(-furthest, Math.min(furthest, of(feature) + more)));
  }

  /**
   * Refuses what a voice does not read.
   *
   * @return the same
   * @throws IllegalArgumentException naming the features that it reads
   */
  public FeatureOffsets requireReadBy(Manifest manifest) {
    for (String name : byName.keySet()) {
      if (!manifest.features().contains(name)) {
        throw new IllegalArgumentException(
            "expected a feature that the voice %s reads (%s); got %s"
                .formatted(manifest.name(), known(manifest.features()), name));
      }
    }
    return this;
  }

  private static String known(List<String> features) {
    return features.isEmpty() ? "none" : String.join(", ", features);
  }
}
