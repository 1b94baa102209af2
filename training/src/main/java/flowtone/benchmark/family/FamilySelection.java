package flowtone.benchmark.family;

import flowtone.model.FlowFamilies;
import flowtone.model.FlowFamily;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which families of flows to benchmark, and where their models come from.
 *
 * @param chosen in the order of training: the IAF is distilled from the MAF and comes after it
 * @param runs taken as they are instead of training, by family
 * @param configs names or files of configurations other than the shipped ones, by family
 */
public record FamilySelection(
    List<FlowFamily> chosen, Map<FlowFamily, Path> runs, Map<FlowFamily, String> configs) {
  /**
   * @throws IllegalArgumentException if the teacher of the IAF is missing
   */
  public FamilySelection {
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
   * Chooses families by name.
   *
   * @param names of families, all if none is named
   * @throws IllegalArgumentException if a family does not exist, or the teacher of the IAF is
   *     missing
   */
  public static FamilySelection of(
      List<String> names, Map<String, Path> runs, Map<String, String> configs) {
    List<FlowFamily> chosen =
        names.isEmpty() ? FlowFamilies.all() : names.stream().map(FlowFamilies::of).toList();
    return new FamilySelection(chosen, byFamily(runs), byFamily(configs));
  }

  private static <T> Map<FlowFamily, T> byFamily(Map<String, T> byName) {
    return byName.entrySet().stream()
        .collect(Collectors.toMap(entry -> FlowFamilies.of(entry.getKey()), Map.Entry::getValue));
  }

  /**
   * Name or file of the configuration of a family.
   *
   * @param student shipped configuration of what is distilled
   */
  String config(FlowFamily family, String student) {
    String shipped = family.isDistilled() ? student : family.id();
    return configs.getOrDefault(family, shipped);
  }
}
