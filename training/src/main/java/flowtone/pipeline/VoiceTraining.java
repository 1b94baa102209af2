package flowtone.pipeline;

import flowtone.corpus.CorpusDescription;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import flowtone.training.Distillation;
import flowtone.training.FirstVoice;
import flowtone.training.RunPlan;
import flowtone.training.StudentConfig;
import flowtone.training.TeacherConfig;
import flowtone.training.TeacherTraining;
import flowtone.training.TrainingOrigin;
import flowtone.training.VoiceDetails;
import flowtone.training.origin.FeatureLayout;
import flowtone.training.origin.StartingWeights;
import flowtone.training.progress.Budget;
import flowtone.training.progress.ProgressLine;
import flowtone.training.progress.TrainingPart;
import flowtone.training.progress.TrainingPlan;
import flowtone.voice.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** Guesses, for the plan: what a step of the fit takes, and export and report. */
  private static final double FIT_STEP_SECONDS = 0.15;

  private static final double EXPORT_SECONDS = 180;

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

  /** File that is replaced with every newer voice that can be played while the student learns. */
  public Path voiceToListenTo() {
    return RunDirectory.at(student()).preview().resolve(Manifest.FILE_NAME);
  }

  /** Whether both have begun, so that they go on from their own checkpoints. */
  public boolean isBegun() {
    return hasCheckpoint(teacher()) && hasCheckpoint(student());
  }

  private static boolean hasCheckpoint(Path run) {
    return !RunDirectory.at(run).checkpoints().isEmpty();
  }

  /** What there is to do until there is a voice, and how long it takes. */
  public TrainingPlan plan() {
    Map<TrainingPart, Double> seconds = new EnumMap<>(TrainingPart.class);
    if (!Files.isDirectory(corpus())) {
      seconds.put(TrainingPart.PREPARING, Double.NaN);
    }
    if (TeacherTraining.fitsEnvelopes(RunDirectory.at(teacher()), teacherConfig())) {
      seconds.put(TrainingPart.ENVELOPES, teacherConfig().envelope().steps() * FIT_STEP_SECONDS);
    }
    seconds.put(TrainingPart.TEACHER, left(teacher(), TEACHER_SHARE));
    seconds.put(TrainingPart.STUDENT, left(student(), 1 - TEACHER_SHARE));
    seconds.put(TrainingPart.VOICE, EXPORT_SECONDS);
    return new TrainingPlan(seconds);
  }

  /** Seconds that a run may train on. */
  private double left(Path run, double share) {
    double trained = RunDirectory.at(run).state().map(RunState::secondsTrained).orElse(0.0);
    return Math.max(0, budget(share).minutes() * 60 - trained);
  }

  private TeacherConfig teacherConfig() {
    return choices.of(TrainingChoices.TEACHER, extent()).teacher(teacher(), () -> shipped);
  }

  private StudentConfig studentConfig() {
    return choices.of(TrainingChoices.STUDENT, extent()).student(student(), () -> shipped);
  }

  /** What there is to train on and how long; empty before there is a corpus. */
  private Optional<TrainingExtent> extent() {
    if (!Files.isDirectory(corpus())) {
      return Optional.empty();
    }
    CorpusDescription description = CorpusDescription.read(corpus());
    double seconds = description.recordings().stream().mapToDouble(description::seconds).sum();
    return Optional.of(new TrainingExtent(choices.hours(), seconds / 60));
  }

  /**
   * Trains both, or resumes where training was stopped; the corpus must be there.
   *
   * @param voice folder that gets a first voice as soon as there is one, if it holds none yet
   */
  public void run(Path voice, ProgressLine progress) {
    TeacherConfig teacher = teacherConfig();
    StudentConfig student = studentConfig();
    StartingWeights ofTeacher =
        choices
            .origin()
            .map(origin -> origin.ofFitted(teacher.model().family()))
            .orElse(StartingWeights.NONE);
    StartingWeights ofStudent =
        choices.origin().map(TrainingOrigin::ofStudent).orElse(StartingWeights.NONE);
    EarlyVoice early = earlyVoice(voice, plan(teacher, student), ofTeacher, ofStudent);
    if (TeacherTraining.fitsEnvelopes(RunDirectory.at(teacher()), teacher)) {
      TeacherTraining.fitEnvelopes(corpus(), teacher(), teacher, ofTeacher, early::write, progress);
    } else {
      progress.begin(TrainingPart.TEACHER);
      progress.doing("making a first voice to listen to");
      early.writeIfNone();
    }
    TeacherTraining.teach(corpus(), teacher(), teacher, ofTeacher, budget(TEACHER_SHARE), progress);
    Distillation.distill(
        teacher(), student(), student, ofStudent, budget(1 - TEACHER_SHARE), progress);
  }

  private RunPlan.Student plan(TeacherConfig teacher, StudentConfig student) {
    return new RunPlan.Student(
        teacher().toString(), new RunPlan.Teacher(corpus().toString(), teacher), student);
  }

  private EarlyVoice earlyVoice(
      Path voice, RunPlan.Student plan, StartingWeights ofTeacher, StartingWeights ofStudent) {
    CorpusDescription description = CorpusDescription.read(corpus());
    FeatureLayout layout = FeatureLayout.of(description);
    return new EarlyVoice(
        new FirstVoice(description, plan, VoiceDetails.of(voice)),
        List.of(RunDirectory.at(student()).preview(), voice),
        ofTeacher.laidOutFor(layout).arrays(),
        ofStudent.laidOutFor(layout).arrays());
  }

  private Budget budget(double share) {
    Budget budget = new Budget(MINUTES_PER_HOUR * choices.hours() * share, 0);
    return choices.patienceMinutes().isPresent()
        ? budget.withPatience(choices.patienceMinutes().getAsDouble())
        : budget;
  }
}
