package flowtone.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import flowtone.run.ConfigFile;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import flowtone.training.step.TrainingException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of the other kind than is needed are refused with what to do about it. */
class RunKindTest {
  @TempDir Path folder;
  private Path teacher;
  private Path student;

  @BeforeEach
  void begin() {
    teacher = folder.resolve("teacher");
    student = folder.resolve("student");
    RunPlan.Teacher plan =
        new RunPlan.Teacher(
            folder.resolve("corpus").toString(),
            ConfigFile.read("teacher", "instrument", TeacherConfig.class));
    StudentConfig config = ConfigFile.read("student", "instrument", StudentConfig.class);
    try (RunDirectory run = RunDirectory.openForTraining(teacher)) {
      RunPlan.keep(run, plan, RunPlan.Teacher.class);
      run.writeState(RunState.begun(RunState.Kind.TEACHER, 1000));
    }
    try (RunDirectory run = RunDirectory.openForTraining(student)) {
      RunPlan.keep(
          run, new RunPlan.Student(teacher.toString(), plan, config), RunPlan.Student.class);
      run.writeState(RunState.begun(RunState.Kind.STUDENT, 1000));
    }
  }

  @Test
  void aStudentIsNotDistilledFromAStudent() {
    assertEquals(
        "expected the run of a teacher in %s; got that of a student: its own teacher is in %s"
            .formatted(student, teacher),
        refusal(() -> CheckpointLoader.openFlow(student)));
  }

  @Test
  void aTeacherIsNoStudent() {
    assertEquals(
        "expected the run of a student in %s; got that of a teacher: distil one from it by"
                .formatted(teacher)
            + " 'flowtone distill --teacher %s --run DIR'".formatted(teacher),
        refusal(() -> VoiceExporter.corpus(teacher)));
  }

  private static String refusal(Runnable action) {
    return assertThrows(TrainingException.class, action::run).getMessage();
  }
}
