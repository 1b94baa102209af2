package flowtone.training.origin;

import java.util.List;

/**
 * What became of the weights that a run started from; kept as {@code origin.json} in its folder.
 *
 * @param source where they are from, in words
 * @param taken names of those that the run took over
 * @param leftOut names of those that it has no use for, as they are of another name or size
 * @param fresh names of weights of the run that begin from nothing
 * @param newLabels labels of the run that the source does not know, which begin as the mean of
 *     those it knows
 */
public record TakenWeights(
    String source,
    List<String> taken,
    List<String> leftOut,
    List<String> fresh,
    List<String> newLabels) {
  private static final int NAMED = 8;

  public TakenWeights {
    taken = List.copyOf(taken);
    leftOut = List.copyOf(leftOut);
    fresh = List.copyOf(fresh);
    newLabels = List.copyOf(newLabels);
  }

  /** All of it in a line for people. */
  public String sentence() {
    return "Starts from %s: %d of %d weights taken%s; %d left out%s; %d new%s%s"
        .formatted(
            source,
            taken.size(),
            taken.size() + leftOut.size(),
            named(parts(taken)),
            leftOut.size(),
            named(leftOut),
            fresh.size(),
            named(fresh),
            labels());
  }

  private String labels() {
    return newLabels.isEmpty()
        ? ""
        : "; begins as the mean of the labels there: " + String.join(", ", newLabels);
  }

  /** The parts of the networks that weights belong to. */
  private static List<String> parts(List<String> names) {
    return names.stream().map(name -> name.split("/")[0]).distinct().toList();
  }

  private static String named(List<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
    return " (" + String.join(", ", names.subList(0, Math.min(NAMED, names.size()))) + more + ")";
  }
}
