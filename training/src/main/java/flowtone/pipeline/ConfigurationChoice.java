package flowtone.pipeline;

import flowtone.run.ConfigFile;
import flowtone.run.RunDirectory;
import flowtone.run.RunException;
import flowtone.training.RunPlan;
import flowtone.training.StudentConfig;
import flowtone.training.TeacherConfig;
import flowtone.training.TrainingOrigin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * By what configuration a run is trained: the one that was named; else that which the run was begun
 * with; else that of what it starts from; else a shipped one. Single values may be overridden.
 *
 * @param named a shipped configuration, a file, or a folder with {@code teacher.yaml} and {@code
 *     student.yaml}; empty if none was asked for
 * @param values other values by their keys, such as {@code optimiser.learningRate}
 * @param origin what new runs start from; empty for nothing
 * @param extent that configurations nobody named are suited to; empty to leave them as they are
 */
public record ConfigurationChoice(
    Optional<String> named,
    Map<String, String> values,
    Optional<TrainingOrigin> origin,
    Optional<TrainingExtent> extent) {
  public ConfigurationChoice {
    values = Map.copyOf(values);
  }

  /**
   * That of a teacher's run, which may not have begun.
   *
   * @param shipped name of the configuration that is used otherwise
   */
  public TeacherConfig teacher(Path run, Supplier<String> shipped) {
    RunDirectory begun = RunDirectory.at(run);
    return chosen(
        "teacher",
        TeacherConfig.class,
        () ->
            Files.exists(begun.config())
                ? Optional.of(RunPlan.of(begun, RunPlan.Teacher.class).config())
                : Optional.empty(),
        () ->
            suited(
                origin
                    .flatMap(AdaptedConfigurations::teacher)
                    .orElseGet(
                        () -> ConfigFile.read("teacher", shipped.get(), TeacherConfig.class)),
                TrainingExtent::suit));
  }

  /**
   * That of a student's run, which may not have begun.
   *
   * @param shipped name of the configuration that is used otherwise
   */
  public StudentConfig student(Path run, Supplier<String> shipped) {
    RunDirectory begun = RunDirectory.at(run);
    return chosen(
        "student",
        StudentConfig.class,
        () ->
            Files.exists(begun.config())
                ? Optional.of(RunPlan.of(begun, RunPlan.Student.class).config())
                : Optional.empty(),
        () ->
            suited(
                origin
                    .flatMap(AdaptedConfigurations::student)
                    .orElseGet(
                        () -> ConfigFile.read("student", shipped.get(), StudentConfig.class)),
                TrainingExtent::suit));
  }

  private <T extends Record> T chosen(
      String part, Class<T> type, Supplier<Optional<T>> begun, Supplier<T> otherwise) {
    T config = named.map(name -> read(part, name, type)).or(begun).orElseGet(otherwise);
    try {
      return values.isEmpty() ? config : ConfigFile.with(config, values, type);
    } catch (RunException e) {
      throw new IllegalArgumentException(e.getMessage(), e); // Of what was typed, not of a run.
    }
  }

  private <T> T suited(T config, BiFunction<TrainingExtent, T, T> suit) {
    return extent.map(known -> suit.apply(known, config)).orElse(config);
  }

  private static <T extends Record> T read(String part, String name, Class<T> type) {
    Path own = Path.of(name, part + ".yaml");
    return Files.isRegularFile(own)
        ? ConfigFile.read(own, type)
        : ConfigFile.read(part, name, type);
  }
}
