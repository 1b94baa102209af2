package flowtone.training;

import flowtone.run.ConfigFile;
import flowtone.run.RunDirectory;
import flowtone.training.step.TrainingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a run was begun with, kept as its {@code config.yaml}: it goes on with the same or not. */
public final class RunPlan {

  /**
   * A teacher's plan.
   *
   * @param corpus directory of the corpus
   * @param config sizes and schedule
   */
  public record Teacher(String corpus, TeacherConfig config) {}

  /**
   * A student's plan.
   *
   * @param teacherRun directory of the teacher's run
   * @param teacher the plan that run was begun with
   * @param config sizes and schedule
   */
  public record Student(String teacherRun, Teacher teacher, StudentConfig config) {}

  private RunPlan() {}

  /** A directory as plans name it. */
  static String absolute(Path path) {
    return path.toAbsolutePath().normalize().toString();
  }

  /**
   * The plan of a run.
   *
   * @param type {@link Teacher} or {@link Student}
   * @throws TrainingException if there is no run, or one of the other kind
   */
  public static <T extends Record> T of(RunDirectory run, Class<T> type) {
    if (!Files.exists(run.config())) {
      throw new TrainingException(
          "expected the run of a %s in %s; got no config.yaml there"
              .formatted(type.getSimpleName().toLowerCase(java.util.Locale.ROOT), run.path()));
    }
    return ConfigFile.read(run.config(), type);
  }

  /**
   * Writes the plan of a new run, or finds that the run was begun with the same.
   *
   * @throws TrainingException if it was begun with another
   */
  static <T extends Record> void keep(RunDirectory run, T plan, Class<T> type) {
    if (!Files.exists(run.config())) {
      ConfigFile.write(run.config(), plan);
      return;
    }
    if (!of(run, type).equals(plan)) {
      throw new TrainingException(
          "expected the corpus and configuration that the run %s was begun with, in %s; got others:"
                  .formatted(run.path(), run.config())
              + " begin another run for them");
    }
  }
}
