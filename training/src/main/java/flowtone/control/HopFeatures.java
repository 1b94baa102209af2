package flowtone.control;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The further features of hops that new corpora measure and players set. Thread-safe. */
public final class HopFeatures {
  /** The name of that of the spectral centroid, octaves above 1 kHz. */
  public static final String BRIGHTNESS = Brightness.ID;

  /** The name of that of the spectral flatness, its natural logarithm. */
  public static final String NOISINESS = Noisiness.ID;

  private static final List<HopFeature> ALL =
      new CopyOnWriteArrayList<>(List.of(new Brightness(), new Noisiness()));

  private HopFeatures() {}

  /** Those that are measured for voices of a kind, in the order they are stored and encoded in. */
  public static List<HopFeature> of(VoiceKind kind) {
    return ALL.stream().filter(feature -> !(kind.readsMel() && feature.isToldByMel())).toList();
  }

  /** All there are, in the same order. */
  public static List<HopFeature> all() {
    return List.copyOf(ALL);
  }

  /** Names of features. */
  public static List<String> ids(List<HopFeature> features) {
    return features.stream().map(HopFeature::id).toList();
  }

  private static List<String> ids() {
    return ids(ALL);
  }

  /**
   * The features of names.
   *
   * @throws IllegalArgumentException if one is unknown
   */
  public static List<HopFeature> of(List<String> ids) {
    return ids.stream().map(HopFeatures::of).toList();
  }

  /**
   * The feature of a name.
   *
   * @throws IllegalArgumentException if it is unknown
   */
  public static HopFeature of(String id) {
    return ALL.stream()
        .filter(feature -> feature.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected features among %s; got '%s'".formatted(ids(), id)));
  }

  /**
   * Adds a feature of a program's own, after the others.
   *
   * @return takes it out again when closed
   * @throws IllegalArgumentException if the id is taken
   */
  public static Registration register(HopFeature feature) {
    if (ids().contains(feature.id())) {
      throw new IllegalArgumentException(
          "expected a feature of another id than %s; got '%s'".formatted(ids(), feature.id()));
    }
    ALL.add(feature);
    return () -> ALL.remove(feature);
  }

  /** A registered feature. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
