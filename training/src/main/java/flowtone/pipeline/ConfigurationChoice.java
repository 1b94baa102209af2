package flowtone.pipeline;

import flowtone.run.ConfigFile;
import flowtone.run.RunDirectory;
import flowtone.training.RunPlan;
import flowtone.training.StudentConfig;
import flowtone.training.TeacherConfig;
import flowtone.training.TrainingOrigin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * By what configuration a run is trained: the one that was named; else that which the run was begun
 * with; else that of what it starts from; else a shipped one. Single values may be overridden.
 *
 * @param named a shipped configuration, a file, or a folder with {@code teacher.yaml} and {@code
 *     student.yaml}; empty if none was asked for
 * @param values other values by their keys, such as {@code optimiser.learningRate}
 * @param origin what new runs start from; empty for nothing
 */
public record ConfigurationChoice(
    Optional<String> named, Map<String, String> values, Optional<TrainingOrigin> origin) {
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
                : origin.flatMap(AdaptedConfigurations::teacher),
        shipped);
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
                : origin.flatMap(AdaptedConfigurations::student),
        shipped);
  }

  private <T extends Record> T chosen(
      String part, Class<T> type, Supplier<Optional<T>> unnamed, Supplier<String> shipped) {
    T config =
        named
            .map(name -> read(part, name, type))
            .or(unnamed)
            .orElseGet(() -> ConfigFile.read(part, shipped.get(), type));
    return values.isEmpty() ? config : ConfigFile.with(config, values, type);
  }

  private static <T extends Record> T read(String part, String name, Class<T> type) {
    Path own = Path.of(name, part + ".yaml");
    return Files.isRegularFile(own)
        ? ConfigFile.read(own, type)
        : ConfigFile.read(part, name, type);
  }
}
