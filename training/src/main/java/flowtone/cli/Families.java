package flowtone.cli;

import flowtone.model.FlowFamilies;
import flowtone.model.FlowFamily;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which families of flows to compare, and where they come from.
 *
 * @param chosen in the order of training: the IAF is distilled from the MAF and comes after it
 * @param runs to be taken as they are, by family
 * @param configs names or files of configurations other than the shipped ones, by family
 */
record Families(
    List<FlowFamily> chosen, Map<FlowFamily, Path> runs, Map<FlowFamily, String> configs) {
  /**
   * @throws IllegalArgumentException if the teacher of the IAF is missing
   */
  Families {
    if (chosen.contains(FlowFamilies.IAF) && !chosen.contains(FlowFamilies.MAF)) {
      throw new IllegalArgumentException(
          "expected maf among the families, from which the iaf is distilled; got "
              + chosen.stream().map(FlowFamily::id).collect(Collectors.joining(", ")));
    }
    chosen = FlowFamilies.all().stream().filter(chosen::contains).toList();
    runs = Map.copyOf(runs);
    configs = Map.copyOf(configs);
  }

  /**
   * As told on the command line.
   *
   * @param names of families, all if none is named
   * @throws IllegalArgumentException if a family does not exist, or the teacher of the IAF is
   *     missing
   */
  static Families of(List<String> names, Map<String, Path> runs, Map<String, String> configs) {
    List<FlowFamily> chosen =
        names.isEmpty() ? FlowFamilies.all() : names.stream().map(FlowFamilies::of).toList();
    return new Families(chosen, byFamily(runs), byFamily(configs));
  }

  private static <T> Map<FlowFamily, T> byFamily(Map<String, T> byName) {
    return byName.entrySet().stream()
        .collect(Collectors.toMap(entry -> FlowFamilies.of(entry.getKey()), Map.Entry::getValue));
  }

  /**
   * Name or file of the configuration of a family.
   *
   * @param student of what is distilled, unless told otherwise
   */
  String config(FlowFamily family, String student) {
    String shipped = family.isDistilled() ? student : family.id();
    return configs.getOrDefault(family, shipped);
  }
}
