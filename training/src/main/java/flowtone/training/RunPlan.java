package flowtone.training;

import flowtone.corpus.CorpusDescription;
import flowtone.run.ConfigFile;
import flowtone.run.RunDirectory;
import flowtone.run.RunPaths;
import flowtone.run.RunState;
import flowtone.training.step.TrainingException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * What a run was started with, stored as its {@code config.yaml}; a resumed run must be given the
 * same. Directories are stored relative to the run and read as absolute paths.
 */
public final class RunPlan {
  /**
   * What a kind of run is started with.
   *
   * @param <T> the plan itself
   */
  public sealed interface Plan<T extends Record> permits Teacher, Student {
    /** The directories it names. */
    List<String> directories();

    /** The same with each directory replaced. */
    T withDirectories(UnaryOperator<String> replace);
  }

  /**
   * A teacher's plan.
   *
   * @param corpus directory of the corpus
   * @param config sizes and schedule
   */
  public record Teacher(String corpus, TeacherConfig config) implements Plan<Teacher> {
    @Override
    public List<String> directories() {
      return List.of(corpus);
    }

    @Override
    public Teacher withDirectories(UnaryOperator<String> replace) {
      return new Teacher(replace.apply(corpus), config);
    }
  }

  /**
   * A student's plan.
   *
   * @param teacherRun directory of the teacher's run
   * @param teacher the plan of that run
   * @param config sizes and schedule
   */
  public record Student(String teacherRun, Teacher teacher, StudentConfig config)
      implements Plan<Student> {
    @Override
    public List<String> directories() {
      return List.of(teacherRun, teacher.corpus);
    }

    @Override
    public Student withDirectories(UnaryOperator<String> replace) {
      return new Student(replace.apply(teacherRun), teacher.withDirectories(replace), config);
    }
  }

  private RunPlan() {}

  /**
   * The plan of a run, its directories absolute.
   *
   * @param type {@link Teacher} or {@link Student}
   * @throws TrainingException if there is no run, or one of the other kind
   */
  public static <T extends Record & Plan<T>> T of(RunDirectory run, Class<T> type) {
    if (!Files.exists(run.config())) {
      throw new TrainingException(
          "expected the run of a %s in %s; got no config.yaml there"
              .formatted(type.getSimpleName().toLowerCase(Locale.ROOT), run.path()),
          new NoSuchFileException(run.config().toString()));
    }
    requireKind(run, type);
    return ConfigFile.read(run.config(), type).withDirectories(RunPaths.of(run.path())::resolved);
  }

  private static void requireKind(RunDirectory run, Class<?> type) {
    RunState.Kind expected = type == Student.class ? RunState.Kind.STUDENT : RunState.Kind.TEACHER;
    RunState.Kind got = run.state().map(RunState::kind).orElse(expected);
    if (got == expected) {
      return;
    }
    String remedy =
        expected == RunState.Kind.STUDENT
            ? "distil one from it by 'flowtone distill --teacher %s --run DIR'"
                .formatted(run.path())
            : "its own teacher is in " + of(run, Student.class).teacherRun();
    throw new TrainingException(
        "expected the run of a %s in %s; got that of a %s: %s"
            .formatted(name(expected), run.path(), name(got), remedy),
        new NoSuchFileException(run.path().toString()));
  }

  private static String name(RunState.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The corpus of a run of teach.
   *
   * @throws TrainingException if it is not there
   */
  public static Path corpus(RunDirectory run) {
    return corpus(run, of(run, Teacher.class));
  }

  /**
   * The corpus of the plan of a run.
   *
   * @throws TrainingException if it is not there
   */
  static Path corpus(RunDirectory run, Teacher plan) {
    Path corpus = Path.of(plan.corpus);
    if (!Files.isRegularFile(corpus.resolve(CorpusDescription.DESCRIPTION_FILE))) {
      throw new TrainingException(
          "expected the corpus of the run %s in %s; got none there: make it again by 'flowtone"
                  .formatted(run.path(), corpus)
              + " prepare --recordings DIR --corpus %s', or write where it is now as 'corpus' into %s"
                  .formatted(corpus, run.config()));
    }
    return corpus;
  }

  /**
   * The teacher's run of a student's run.
   *
   * @throws TrainingException if it is not there
   */
  static RunDirectory teacherRun(RunDirectory run, Student plan) {
    RunDirectory teacher = RunDirectory.at(Path.of(plan.teacherRun));
    if (!Files.isRegularFile(teacher.config())) {
      throw new TrainingException(
          "expected the teacher of the run %s in %s; got no run there: write where it is now as"
                  .formatted(run.path(), teacher.path())
              + " 'teacherRun' into "
              + run.config());
    }
    return teacher;
  }

  /**
   * Writes the plan of a new run, or checks that the run was started with the same. What the run
   * was started with may have been moved since: a directory that is nowhere any more is replaced.
   *
   * @throws TrainingException if it was started with another
   */
  static <T extends Record & Plan<T>> void keep(RunDirectory run, T plan, Class<T> type) {
    if (Files.exists(run.config()) && !isSame(of(run, type), plan)) {
      throw new TrainingException(
          "expected the corpus and configuration that the run %s was begun with, in %s; got others:"
                  .formatted(run.path(), run.config())
              + " begin another run for them",
          new DirectoryNotEmptyException(run.path().toString()));
    }
    T stored = plan.withDirectories(RunPaths.of(run.path())::stored);
    if (!Files.exists(run.config()) || !ConfigFile.read(run.config(), type).equals(stored)) {
      ConfigFile.write(run.config(), stored);
    }
  }

  private static <T extends Record & Plan<T>> boolean isSame(T kept, T given) {
    boolean same = kept.withDirectories(any -> "").equals(given.withDirectories(any -> ""));
    for (int i = 0; i < kept.directories().size(); i++) {
      String before = kept.directories().get(i);
      same &=
          Files.notExists(Path.of(before)) || RunPaths.areSame(before, given.directories().get(i));
    }
    return same;
  }
}
