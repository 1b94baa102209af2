package flowtone.pipeline;

import flowtone.corpus.CorpusDescription;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import flowtone.training.Distillation;
import flowtone.training.FirstVoice;
import flowtone.training.RunPlan;
import flowtone.training.StudentConfig;
import flowtone.training.StudentFit;
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
 * @param shipped name of the configurations that are used where no other is chosen, unless there is
 *     a corpus that others suit
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

  /**
   * File that is replaced with every newer voice that can be played while the student learns.
   *
   * @param voice folder to write the voice to
   * @param details what people decide about it
   */
  public Path voiceToListenTo(Path voice, VoiceDetails details) {
    return latest(voice, details).toListenTo();
  }

  private LatestVoice latest(Path voice, VoiceDetails details) {
    return new LatestVoice(RunDirectory.at(student()), voice, details);
  }

  /** Whether both have begun, so that they go on from their own checkpoints. */
  public boolean isBegun() {
    return hasCheckpoint(teacher()) && hasCheckpoint(student());
  }

  private static boolean hasCheckpoint(Path run) {
    return !RunDirectory.at(run).checkpoints().isEmpty();
  }

  /**
   * What there is to do until there is a voice, and how long it takes.
   *
   * @throws RuntimeException if configurations cannot be read, or do not go together: before
   *     anything is done that takes long
   */
  public TrainingPlan plan() {
    TeacherConfig teacher = teacherConfig();
    StudentFit.require(teacher.model(), studentConfig().model());
    description().ifPresent(corpus -> requireFit(corpus.sampleRateHz(), corpus.hopSamples()));
    Map<TrainingPart, Double> seconds = new EnumMap<>(TrainingPart.class);
    if (!Files.isDirectory(corpus())) {
      seconds.put(TrainingPart.PREPARING, Double.NaN);
    }
    if (TeacherTraining.fitsEnvelopes(RunDirectory.at(teacher()), teacher)) {
      seconds.put(TrainingPart.ENVELOPES, teacher.envelope().steps() * FIT_STEP_SECONDS);
    }
    seconds.put(TrainingPart.TEACHER, left(teacher(), TEACHER_SHARE));
    seconds.put(TrainingPart.STUDENT, left(student(), 1 - TEACHER_SHARE));
    seconds.put(TrainingPart.VOICE, EXPORT_SECONDS);
    return new TrainingPlan(seconds);
  }

  /**
   * Checks that the configurations suit recordings, before these are prepared.
   *
   * @param sampleRateHz that they are to have
   * @param hopSamples of their features
   * @throws IllegalArgumentException if one does not
   */
  void requireFit(int sampleRateHz, int hopSamples) {
    teacherConfig().model().requireFit(sampleRateHz, hopSamples);
    studentConfig().model().requireFit(sampleRateHz, hopSamples);
  }

  /** Seconds that a run may train on. */
  private double left(Path run, double share) {
    double trained = RunDirectory.at(run).state().map(RunState::secondsTrained).orElse(0.0);
    return Math.max(0, budget(share).minutes() * 60 - trained);
  }

  private TeacherConfig teacherConfig() {
    return choices.of(TrainingChoices.TEACHER, extent()).teacher(teacher(), this::suitable);
  }

  private StudentConfig studentConfig() {
    return choices.of(TrainingChoices.STUDENT, extent()).student(student(), this::suitable);
  }

  private String suitable() {
    return description()
        .map(corpus -> ShippedConfigurations.quickest(corpus.kind(), corpus.sampleRateHz()))
        .orElse(shipped);
  }

  /** What there is to train on and how long; empty before there is a corpus. */
  private Optional<TrainingExtent> extent() {
    return description().map(corpus -> new TrainingExtent(choices.hours(), minutes(corpus)));
  }

  private static double minutes(CorpusDescription corpus) {
    return corpus.recordings().stream().mapToDouble(corpus::seconds).sum() / 60;
  }

  private Optional<CorpusDescription> description() {
    return Files.isDirectory(corpus())
        ? Optional.of(CorpusDescription.read(corpus()))
        : Optional.empty();
  }

  /**
   * Trains both, or resumes where training was stopped; the corpus must be there.
   *
   * @param voice folder that gets a first voice as soon as there is one, and each better one of the
   *     student, unless it holds another that was trained to its end
   * @param details what people decide about it
   */
  public void run(Path voice, VoiceDetails details, ProgressLine progress) {
    TeacherConfig teacher = teacherConfig();
    StudentConfig student = studentConfig();
    StartingWeights ofTeacher =
        choices
            .origin()
            .map(origin -> origin.ofFitted(teacher.model().family()))
            .orElse(StartingWeights.NONE);
    StartingWeights ofStudent =
        choices.origin().map(TrainingOrigin::ofStudent).orElse(StartingWeights.NONE);
    LatestVoice latest = latest(voice, details);
    Runnable better = latest.renewal(progress);
    EarlyVoice early = earlyVoice(latest, plan(teacher, student), ofTeacher, ofStudent);
    if (TeacherTraining.fitsEnvelopes(RunDirectory.at(teacher()), teacher)) {
      TeacherTraining.fitEnvelopes(corpus(), teacher(), teacher, ofTeacher, early::write, progress);
    } else {
      progress.begin(TrainingPart.TEACHER);
      progress.doing("making a first voice to listen to");
      if (hasCheckpoint(student())) {
        latest.writeIfNone(progress);
      } else {
        early.writeIfNone();
      }
    }
    TeacherTraining.teach(corpus(), teacher(), teacher, ofTeacher, budget(TEACHER_SHARE), progress);
    Distillation.distill(
        teacher(), student(), student, ofStudent, budget(1 - TEACHER_SHARE), progress, better);
  }

  private RunPlan.Student plan(TeacherConfig teacher, StudentConfig student) {
    return new RunPlan.Student(
        teacher().toString(), new RunPlan.Teacher(corpus().toString(), teacher), student);
  }

  private EarlyVoice earlyVoice(
      LatestVoice latest,
      RunPlan.Student plan,
      StartingWeights ofTeacher,
      StartingWeights ofStudent) {
    CorpusDescription description = CorpusDescription.read(corpus());
    FeatureLayout layout = FeatureLayout.of(description);
    return new EarlyVoice(
        new FirstVoice(description, plan, latest.details()),
        List.of(latest.student().preview(), latest.directory()),
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
