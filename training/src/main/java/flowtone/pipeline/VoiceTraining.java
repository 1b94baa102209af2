package flowtone.pipeline;

import flowtone.run.RunDirectory;
import flowtone.training.Distillation;
import flowtone.training.StudentConfig;
import flowtone.training.TeacherConfig;
import flowtone.training.TeacherTraining;
import flowtone.training.TrainingOrigin;
import flowtone.training.origin.StartingWeights;
import flowtone.training.progress.Budget;
import flowtone.training.progress.ProgressLine;
import java.nio.file.Path;

/**
 * Trains a teacher on a corpus and distils its student, both in folders named for the voice.
 *
 * @param work folder in which {@code corpora} and {@code runs} are kept
 * @param name of the voice
 * @param shipped name of the configurations that are used where no other is chosen
 * @param choices how
 */
public record VoiceTraining(Path work, String name, String shipped, TrainingChoices choices) {
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

  /** Whether both have begun, so that they go on from their own checkpoints. */
  public boolean isBegun() {
    return hasCheckpoint(teacher()) && hasCheckpoint(student());
  }

  private static boolean hasCheckpoint(Path run) {
    return !RunDirectory.at(run).checkpoints().isEmpty();
  }

  /** Trains both, or resumes where training was stopped; the corpus must be there. */
  public void run(ProgressLine progress) {
    TeacherConfig teacher = choices.of(TrainingChoices.TEACHER).teacher(teacher(), () -> shipped);
    TeacherTraining.teach(
        corpus(),
        teacher(),
        teacher,
        choices
            .origin()
            .map(origin -> origin.ofFitted(teacher.model().family()))
            .orElse(StartingWeights.NONE),
        budget(TEACHER_SHARE),
        progress);
    StudentConfig student = choices.of(TrainingChoices.STUDENT).student(student(), () -> shipped);
    Distillation.distill(
        teacher(),
        student(),
        student,
        choices.origin().map(TrainingOrigin::ofStudent).orElse(StartingWeights.NONE),
        budget(1 - TEACHER_SHARE),
        progress);
  }

  private Budget budget(double share) {
    return new Budget(MINUTES_PER_HOUR * choices.hours() * share, 0);
  }
}
