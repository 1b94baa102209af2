package flowtone.training.progress;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What there is to do, and how long each part takes or is allowed to take.
 *
 * @param seconds by part, in the order of parts; an estimate where no time was asked for, NaN where
 *     there is none
 */
public record TrainingPlan(Map<TrainingPart, Double> seconds) {
  /** No plan: parts are told of as they come. */
  public static final TrainingPlan NONE = new TrainingPlan(Map.of());

  public TrainingPlan {
    Map<TrainingPart, Double> ordered = new EnumMap<>(TrainingPart.class);
    ordered.putAll(seconds);
    seconds = ordered;
  }

  /** The plan in a line. */
  String sentence() {
    return seconds.entrySet().stream()
        .map(part -> part.getKey().title() + about(part.getValue()))
        .collect(Collectors.joining(", ", "Plan: ", ""));
  }

  private static String about(double seconds) {
    return Double.isNaN(seconds) ? "" : " (" + Clock.inWords(seconds) + ")";
  }

  /** The part and its place, as in "part 2 of 4, teacher". */
  String place(TrainingPart part) {
    List<TrainingPart> parts = List.copyOf(seconds.keySet());
    int index = parts.indexOf(part);
    return index < 0 || parts.size() < 2
        ? part.title()
        : "part %d of %d, %s".formatted(index + 1, parts.size(), part.title());
  }

  /** Seconds that the parts after one are planned to take; those without an estimate take none. */
  double after(TrainingPart part) {
    return seconds.entrySet().stream()
        .filter(each -> each.getKey().compareTo(part) > 0)
        .mapToDouble(Map.Entry::getValue)
        .filter(Double::isFinite)
        .sum();
  }

  /** Seconds that a part is planned to take, NaN if that is not known. */
  double of(TrainingPart part) {
    return seconds.getOrDefault(part, Double.NaN);
  }

  /** Seconds of all parts. */
  double total() {
    return seconds.values().stream()
        .mapToDouble(Double::doubleValue)
        .filter(Double::isFinite)
        .sum();
  }
}
