package flowtone.train;

import flowtone.run.ConfigFile;
import flowtone.run.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a run was begun with, kept as its {@code config.yaml}: a run goes on with the same or not at
 * all.
 *
 * @param corpus directory of the corpus
 * @param teacherRun directory of the teacher's run, empty for a teacher
 * @param teacher configuration of the teacher
 * @param student configuration of the student, null for a teacher
 */
public record RunPlan(
    String corpus, String teacherRun, TeacherConfig teacher, StudentConfig student) {

  static RunPlan teacher(Path corpus, TeacherConfig teacher) {
    return new RunPlan(absolute(corpus), "", teacher, null);
  }

  RunPlan student(Path teacherRun, StudentConfig student) {
    return new RunPlan(corpus, absolute(teacherRun), teacher, student);
  }

  private static String absolute(Path path) {
    return path.toAbsolutePath().normalize().toString();
  }

  /**
   * The plan of a run.
   *
   * @throws flowtone.run.RunException if there is none
   */
  public static RunPlan of(RunDirectory run) {
    return ConfigFile.read(run.config(), RunPlan.class);
  }

  /**
   * Writes this as a new run's plan, or finds that the run was begun with the same.
   *
   * @throws TrainingException if it was begun with another
   */
  void keep(RunDirectory run) {
    if (!Files.exists(run.config())) {
      ConfigFile.write(run.config(), this);
      return;
    }
    if (!of(run).equals(this)) {
      throw new TrainingException(
          "expected the corpus and configuration that the run %s was begun with, in %s; got others:"
                  .formatted(run.path(), run.config())
              + " begin another run for them");
    }
  }
}
