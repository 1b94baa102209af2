package flowtone.pipeline;

import flowtone.training.TrainingOrigin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How teacher and student of a voice are trained.
 *
 * @param configuration the name of shipped ones, or a folder with {@code teacher.yaml} and {@code
 *     student.yaml}; empty for what suits the recordings
 * @param values other values of single keys, which begin with {@code teacher.} or {@code student.}
 * @param origin what both start from; empty for nothing
 * @param hours of training in all, over all calls with the same work folder and name
 * @param patienceMinutes of training without a gain, after which each of both ends; empty for what
 *     suits the hours
 */
public record TrainingChoices(
    Optional<String> configuration,
    Map<String, String> values,
    Optional<TrainingOrigin> origin,
    double hours,
    OptionalDouble patienceMinutes) {
  static final String TEACHER = "teacher";
  static final String STUDENT = "student";

  public TrainingChoices {
    if (!(hours > 0 && Double.isFinite(hours))) {
      throw new IllegalArgumentException("expected more than 0 hours of training; got " + hours);
    }
    values = Map.copyOf(values);
    for (String key : values.keySet()) {
      if (!key.startsWith(TEACHER + ".") && !key.startsWith(STUDENT + ".")) {
        throw new IllegalArgumentException(
            "expected keys that begin with 'teacher.' or 'student.'; got '%s'".formatted(key));
      }
    }
  }

  /** From nothing, by what suits the recordings. */
  public static TrainingChoices ofHours(double hours) {
    return new TrainingChoices(
        Optional.empty(), Map.of(), Optional.empty(), hours, OptionalDouble.empty());
  }

  /** The same for another time. */
  public TrainingChoices withHours(double other) {
    return new TrainingChoices(configuration, values, origin, other, patienceMinutes);
  }

  /** The same, each ended after so many minutes of training without a gain. */
  public TrainingChoices withPatience(double minutes) {
    return new TrainingChoices(configuration, values, origin, hours, OptionalDouble.of(minutes));
  }

  /** The same by a configuration, named or a folder. */
  public TrainingChoices withConfiguration(String other) {
    return new TrainingChoices(Optional.of(other), values, origin, hours, patienceMinutes);
  }

  /** The same with other values of single keys. */
  public TrainingChoices withValues(Map<String, String> others) {
    return new TrainingChoices(configuration, others, origin, hours, patienceMinutes);
  }

  /** The same from a voice or a run. */
  public TrainingChoices from(TrainingOrigin start) {
    return new TrainingChoices(configuration, values, Optional.of(start), hours, patienceMinutes);
  }

  /**
   * How to configure one of both, {@value #TEACHER} or {@value #STUDENT}.
   *
   * @param extent what there is to train on and how long; empty while that is not known
   */
  ConfigurationChoice of(String part, Optional<TrainingExtent> extent) {
    Map<String, String> own = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(part + ".")) {
            own.put(key.substring(part.length() + 1), value);
          }
        });
    return new ConfigurationChoice(configuration, own, origin, extent);
  }
}
