package flowtone.evaluation.result;

import flowtone.evaluation.metric.Statistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Summarises the figures of files. */
final class Summary {
  private Summary() {}

  /** Of a system, by {@link Metric#key}; figures that no file has are left out. */
  static Map<String, Statistics> of(List<FileReport> files, SynthesisSystem system) {
    Map<String, Statistics> summary = new LinkedHashMap<>();
    for (Metric metric : Metric.values()) {
      Statistics statistics =
          Statistics.of(
              files.stream()
                  .map(file -> file.of(system).getOrDefault(metric.key(), Double.NaN))
                  .toList());
      if (statistics.count() > 0) {
        summary.put(metric.key(), statistics);
      }
    }
    return summary;
  }

  /** The voice's, for each label. */
  static Map<String, Map<String, Statistics>> byLabel(List<FileReport> files) {
    Map<String, Map<String, Statistics>> labels = new LinkedHashMap<>();
    for (FileReport file : files) {
      labels.computeIfAbsent(
          file.label(), label -> of(files, other -> other.label().equals(label)));
    }
    return labels;
  }

  private static Map<String, Statistics> of(List<FileReport> files, Predicate<FileReport> chosen) {
    return of(files.stream().filter(chosen).toList(), SynthesisSystem.VOICE);
  }

  /** Every system but the voice that made at least one sound, by {@link SynthesisSystem#key}. */
  static Map<String, Baseline> baselines(List<FileReport> files, boolean givenMel) {
    Map<String, Baseline> baselines = new LinkedHashMap<>();
    for (SynthesisSystem system : SynthesisSystem.values()) {
      List<FileReport> own = files.stream().filter(file -> !file.of(system).isEmpty()).toList();
      if (system != SynthesisSystem.VOICE && own.size() + ranAway(files, system) > 0) {
        baselines.put(
            system.key(),
            new Baseline(
                system.title(),
                system.remark(givenMel),
                own.size(),
                ranAway(files, system),
                of(own, system),
                means(of(own, SynthesisSystem.VOICE))));
      }
    }
    return baselines;
  }

  /** How many sounds of a system ran away to infinity. */
  static int ranAway(List<FileReport> files, SynthesisSystem system) {
    return (int) files.stream().filter(file -> file.ranAway(system)).count();
  }

  private static Map<String, Double> means(Map<String, Statistics> summary) {
    Map<String, Double> means = new LinkedHashMap<>();
    summary.forEach((metric, statistics) -> means.put(metric, statistics.mean()));
    return means;
  }
}
