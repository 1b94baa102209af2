package flowtone.pipeline;

import flowtone.run.ConfigFile;
import flowtone.training.Distillation;
import flowtone.training.StudentConfig;
import flowtone.training.TeacherConfig;
import flowtone.training.TeacherTraining;
import flowtone.training.progress.Budget;
import flowtone.training.progress.ProgressLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Trains a teacher on a corpus and distils its student, both in folders named for the voice.
 *
 * @param work folder in which {@code corpora} and {@code runs} are kept
 * @param name of the voice
 * @param configuration of teacher and student: the name of shipped ones, or a folder with {@code
 *     teacher.yaml} and {@code student.yaml}
 * @param hours of training in all, over all runs of the command
 */
public record VoiceTraining(Path work, String name, String configuration, double hours) {
  /** Share of the time that the teacher gets; a student is no better than its teacher. */
  private static final double TEACHER_SHARE = 0.35;

  private static final double MINUTES_PER_HOUR = 60;

  /** Folder of the corpus. */
  public Path corpus() {
    return work.resolve("corpora").resolve(name);
  }

  /** Run of the teacher. */
  public Path teacher() {
    return work.resolve("runs").resolve(name + "-teacher");
  }

  /** Run of the student. */
  public Path student() {
    return work.resolve("runs").resolve(name + "-student");
  }

  /** Trains both, or resumes where training was stopped; the corpus must be there. */
  public void run(ProgressLine progress) {
    TeacherTraining.teach(
        corpus(),
        teacher(),
        configuration("teacher", TeacherConfig.class),
        Map.of(),
        budget(TEACHER_SHARE),
        progress);
    Distillation.distill(
        teacher(),
        student(),
        configuration("student", StudentConfig.class),
        Map.of(),
        budget(1 - TEACHER_SHARE),
        progress);
  }

  private <T extends Record> T configuration(String kind, Class<T> type) {
    Path own = Path.of(configuration, kind + ".yaml");
    return Files.isRegularFile(own)
        ? ConfigFile.read(own, type)
        : ConfigFile.read(kind, configuration, type);
  }

  private Budget budget(double share) {
    return new Budget(MINUTES_PER_HOUR * hours * share, 0);
  }
}
