package flowtone.training;

import flowtone.control.Label;
import flowtone.corpus.CorpusDescription;
import flowtone.library.VoiceWriter;
import flowtone.model.FlowFamily;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import flowtone.training.step.TrainingException;
import flowtone.voice.Manifest;
import flowtone.voice.TrainedFlow;
import flowtone.voice.VoiceFiles;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Exports a student's run as a voice, and adds flows of other runs to it. */
public final class VoiceExporter {
  private static final String UNFINISHED =
      "Not good yet: its training goes on, or was broken off; it is measured at the end.";

  private VoiceExporter() {}

  /**
   * Exports the averaged weights of the run's best checkpoint.
   *
   * @throws TrainingException if the run is not a student's or has no checkpoint
   * @throws flowtone.voice.VoiceException if the voice cannot be written
   */
  public static Manifest export(Path runPath, Path voicePath, VoiceDetails details) {
    return export(runPath, voicePath, details, Map.of());
  }

  /**
   * The same before the run has ended, which the voice says.
   *
   * @throws TrainingException as {@link #export(Path, Path, VoiceDetails)}
   * @throws flowtone.voice.VoiceException likewise
   */
  public static Manifest exportUnfinished(Path runPath, Path voicePath, VoiceDetails details) {
    return export(runPath, voicePath, details, Map.of(Manifest.VERDICT, UNFINISHED));
  }

  /** Whether a voice is one that is written while its training goes on. */
  public static boolean isUnfinished(Manifest voice) {
    String verdict = voice.training().getOrDefault(Manifest.VERDICT, "");
    return verdict.equals(UNFINISHED) || verdict.equals(FirstVoice.VERDICT);
  }

  private static Manifest export(
      Path runPath, Path voicePath, VoiceDetails details, Map<String, String> more) {
    RunDirectory run = RunDirectory.at(runPath);
    RunPlan.Student plan = RunPlan.of(run, RunPlan.Student.class);
    RunDirectory teacherRun = RunPlan.teacherRun(run, plan);
    CorpusDescription corpus = CorpusDescription.read(RunPlan.corpus(run, plan.teacher()));
    TrainedFlow student = CheckpointLoader.student(run);
    TrainedFlow teacher =
        new TrainedFlow(plan.teacher().config().model(), CheckpointLoader.bestWeights(teacherRun));
    Map<String, String> training = training(teacherRun, run);
    training.putAll(more);
    Manifest manifest = manifest(corpus, plan, details, training);
    VoiceWriter.write(voicePath, manifest, student, teacher);
    return manifest;
  }

  /**
   * The corpus that a student's run is trained on.
   *
   * @throws TrainingException if the run is not a student's
   */
  public static Path corpus(Path runPath) {
    RunDirectory run = RunDirectory.at(runPath);
    return RunPlan.corpus(run, RunPlan.of(run, RunPlan.Student.class).teacher());
  }

  /** Whether a run is that of a student, which is exported as a voice, not of another flow. */
  public static boolean isStudent(Path runPath) {
    return RunDirectory.at(runPath)
        .state()
        .map(state -> state.kind() == RunState.Kind.STUDENT)
        .orElse(true);
  }

  /**
   * Adds the flow of a run of teach to a voice.
   *
   * @return the flow's family
   * @throws TrainingException if the run is not one of teach, has no checkpoint, or was fitted to
   *     other features or another level than the voice's
   * @throws flowtone.voice.VoiceException if there is no voice or it cannot be written
   */
  public static FlowFamily addFlow(Path runPath, Path voicePath) {
    RunDirectory run = RunDirectory.at(runPath);
    TrainedFlow flow = CheckpointLoader.trained(run);
    if (!Files.exists(voicePath)) {
      throw new TrainingException(
          "expected the run of a student in %s, or a voice in %s to put its flow into; got a"
                  .formatted(run.path(), voicePath)
              + " teacher and no voice: distil a student from it by 'flowtone distill --teacher %s"
                  .formatted(run.path())
              + " --run DIR'",
          new NoSuchFileException(voicePath.toString()));
    }
    requireSameFeatures(CheckpointLoader.corpus(run), VoiceFiles.manifest(voicePath));
    VoiceWriter.addFlow(voicePath, flow);
    return flow.family();
  }

  private static void requireSameFeatures(CorpusDescription corpus, Manifest voice) {
    boolean same =
        corpus.sampleRateHz() == voice.sampleRateHz()
            && corpus.hopSamples() == voice.hopSamples()
            && corpus.melBands() == voice.melBands()
            && corpus.gain() == voice.gain()
            && corpus.labels().stream().map(Label::name).toList().equals(voice.labelNames());
    if (!same) {
      throw new TrainingException(
          "expected a flow fitted to the corpus of the voice %s; got one of other features, labels"
                  .formatted(voice.name())
              + " or level");
    }
  }

  /** The manifest of a voice of a student's plan. */
  static Manifest manifest(
      CorpusDescription corpus,
      RunPlan.Student plan,
      VoiceDetails details,
      Map<String, String> training) {
    return VoiceManifests.builder(details.name(), corpus, plan.config().model())
        .title(details.title())
        .noiseScale((float) plan.config().loss().spectralTemperature())
        .training(training)
        .trainedOn(details.trainedOn())
        .licence(details.licence())
        .build();
  }

  private static Map<String, String> training(RunDirectory teacher, RunDirectory student) {
    Map<String, String> training = new LinkedHashMap<>();
    teacher.state().ifPresent(state -> training.put("teacher", summary(state)));
    student.state().ifPresent(state -> training.put("student", summary(state)));
    return training;
  }

  private static String summary(RunState state) {
    return String.format(
        Locale.ROOT, "%d steps, %.0f minutes", state.step(), state.secondsTrained() / 60);
  }
}
