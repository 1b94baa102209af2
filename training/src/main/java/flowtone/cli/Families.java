package flowtone.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which families of flows to compare, and where they come from.
 *
 * @param names in the order of training
 * @param runs to be taken as they are, by family
 * @param configs names or files of configurations other than the shipped ones, by family
 */
record Families(List<String> names, Map<String, Path> runs, Map<String, String> configs) {
  static final String MAF = "maf";
  static final String IAF = "iaf";

  /** All there are; the IAF is distilled from the MAF and so comes after it. */
  static final List<String> ALL = List.of(MAF, IAF);

  /**
   * @throws IllegalArgumentException if a family does not exist, or the teacher of the IAF is
   *     missing
   */
  Families {
    List<String> all = new ArrayList<>(names);
    all.addAll(runs.keySet());
    all.addAll(configs.keySet());
    for (String name : all) {
      if (!ALL.contains(name)) {
        throw new IllegalArgumentException(
            "expected families among %s; got '%s'".formatted(String.join(", ", ALL), name));
      }
    }
    if (names.contains(IAF) && !names.contains(MAF)) {
      throw new IllegalArgumentException(
          "expected maf among the families, from which the iaf is distilled; got "
              + String.join(", ", names));
    }
    names = ALL.stream().filter(names::contains).toList();
    runs = Map.copyOf(runs);
    configs = Map.copyOf(configs);
  }

  /** Name or file of the configuration of a family. */
  String config(String family) {
    boolean reference = family.equals(MAF) || family.equals(IAF);
    return configs.getOrDefault(family, reference ? "reference" : family);
  }
}
