package flowtone.run;

import flowtone.provenance.Provenance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Two runs side by side.
 *
 * @param first one of them
 * @param second the other
 * @param settings keys of their configurations that differ
 */
public record RunComparison(Side first, Side second, List<Setting> settings) {

  /**
   * One of the runs.
   *
   * @param summary as it is listed
   * @param provenance by what it was trained; null of older runs
   * @param curves metrics on recordings kept from training, by name, in the order of time
   */
  public record Side(
      RunSummary summary, Provenance provenance, Map<String, List<Measured>> curves) {

    private static Side of(Path path) {
      RunSummary summary =
          RunSummary.of(path)
              .orElseThrow(
                  () -> new IllegalArgumentException("expected a run in " + path + "; got none"));
      RunDirectory run = RunDirectory.at(path);
      return new Side(summary, run.provenance().orElse(null), curves(run.metrics().read()));
    }

    private static Map<String, List<Measured>> curves(List<MetricsEntry> entries) {
      Map<String, List<Measured>> curves = new TreeMap<>();
      for (MetricsEntry entry : entries) {
        entry
            .values()
            .forEach(
                (name, value) -> {
                  if (name.startsWith(KEPT)) {
                    curves
                        .computeIfAbsent(name, any -> new ArrayList<>())
                        .add(new Measured(entry.step(), entry.secondsTrained(), value));
                  }
                });
      }
      return curves;
    }

    /** The last value of a metric that was measured by a time; empty if none was. */
    public Optional<Double> at(String metric, double seconds) {
      return curves.getOrDefault(metric, List.of()).stream()
          .filter(point -> point.seconds() <= seconds)
          .reduce((earlier, later) -> later)
          .map(Measured::value);
    }
  }

  /**
   * A measurement.
   *
   * @param step training steps done
   * @param seconds of training
   * @param value of the metric
   */
  public record Measured(long step, double seconds, double value) {}

  /**
   * A key of a configuration.
   *
   * @param key keys from the root, joined by dots
   * @param first its value there, empty where it is missing
   * @param second the same of the other run
   */
  public record Setting(String key, String first, String second) {}

  private static final String KEPT = "test/";

  /**
   * Compares two runs, which may be in training.
   *
   * @throws IllegalArgumentException if one of them is none
   */
  public static RunComparison of(Path first, Path second) {
    return new RunComparison(Side.of(first), Side.of(second), settings(first, second));
  }

  private static List<Setting> settings(Path first, Path second) {
    Map<String, String> ofFirst = values(first);
    Map<String, String> ofSecond = values(second);
    Set<String> keys = new LinkedHashSet<>(ofFirst.keySet());
    keys.addAll(ofSecond.keySet());
    return keys.stream()
        .map(key -> new Setting(key, ofFirst.getOrDefault(key, ""), ofSecond.getOrDefault(key, "")))
        .filter(setting -> !setting.first().equals(setting.second()))
        .toList();
  }

  private static Map<String, String> values(Path run) {
    Path config = RunDirectory.at(run).config();
    return Files.isRegularFile(config) ? ConfigFile.values(config) : new LinkedHashMap<>();
  }
}
