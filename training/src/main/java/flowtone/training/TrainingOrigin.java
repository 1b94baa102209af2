package flowtone.training;

import flowtone.control.VoiceKind;
import flowtone.corpus.CorpusDescription;
import flowtone.library.VoiceLibrary;
import flowtone.model.FlowFamilies;
import flowtone.model.FlowFamily;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import flowtone.training.origin.FeatureLayout;
import flowtone.training.origin.StartingWeights;
import flowtone.training.step.TrainingException;
import flowtone.voice.Manifest;
import flowtone.voice.TrainedFlow;
import flowtone.voice.VoiceFiles;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A voice or a run that others start from: what it was trained to, and on what.
 *
 * @param name in words, as in "the voice speech"
 * @param kind of its recordings
 * @param layout of the features it reads
 * @param teacher empty if it has none
 * @param student empty if it has none
 * @param others flows of other families
 */
public record TrainingOrigin(
    String name,
    VoiceKind kind,
    FeatureLayout layout,
    Optional<TrainedFlow> teacher,
    Optional<TrainedFlow> student,
    List<TrainedFlow> others) {

  /**
   * A run by its folder, or a voice by its name or its folder or zip.
   *
   * @throws TrainingException if the run has no checkpoint
   * @throws flowtone.voice.VoiceException if there is neither, naming the voices there are
   */
  public static TrainingOrigin of(String runOrVoice) {
    RunDirectory run = RunDirectory.at(Path.of(runOrVoice));
    if (Files.isRegularFile(run.config())) {
      return run.state().filter(state -> state.kind() == RunState.Kind.STUDENT).isPresent()
          ? ofStudent(run)
          : ofTeacher(run);
    }
    try (VoiceLibrary library = VoiceLibrary.standard(List.of())) {
      return ofVoice(library.directory(runOrVoice));
    }
  }

  private static TrainingOrigin ofVoice(Path directory) {
    Manifest manifest = VoiceFiles.manifest(directory);
    boolean hasStudent = Files.isRegularFile(VoiceFiles.studentFile(directory));
    return new TrainingOrigin(
        "the voice " + manifest.name(),
        manifest.kind(),
        FeatureLayout.of(manifest),
        Optional.of(VoiceFiles.teacher(directory)),
        hasStudent ? Optional.of(VoiceFiles.student(directory)) : Optional.empty(),
        VoiceFiles.flows(directory).stream()
            .map(family -> TrainedFlow.read(VoiceFiles.flowFile(directory, family)))
            .toList());
  }

  private static TrainingOrigin ofTeacher(RunDirectory run) {
    TrainedFlow flow = CheckpointLoader.trained(run);
    boolean isTeacher = flow.family() == FlowFamilies.MAF;
    CorpusDescription corpus = CheckpointLoader.corpus(run);
    return new TrainingOrigin(
        "the run " + run.path(),
        corpus.kind(),
        FeatureLayout.of(corpus),
        isTeacher ? Optional.of(flow) : Optional.empty(),
        Optional.empty(),
        isTeacher ? List.of() : List.of(flow));
  }

  private static TrainingOrigin ofStudent(RunDirectory run) {
    RunPlan.Student plan = RunPlan.of(run, RunPlan.Student.class);
    CorpusDescription corpus = CorpusDescription.read(RunPlan.corpus(run, plan.teacher()));
    TrainedFlow teacher =
        new TrainedFlow(
            plan.teacher().config().model(),
            CheckpointLoader.bestWeights(RunPlan.teacherRun(run, plan)));
    return new TrainingOrigin(
        "the run " + run.path(),
        corpus.kind(),
        FeatureLayout.of(corpus),
        Optional.of(teacher),
        Optional.of(CheckpointLoader.student(run)),
        List.of());
  }

  /** Its flow of a family that is fitted to recordings; empty if it has none. */
  public Optional<TrainedFlow> fitted(FlowFamily family) {
    return family == FlowFamilies.MAF
        ? teacher
        : others.stream().filter(flow -> flow.family() == family).findFirst();
  }

  /**
   * What a flow of a family starts from that is fitted to recordings.
   *
   * @throws TrainingException if this has none of that family
   */
  public StartingWeights ofFitted(FlowFamily family) {
    return weights(
        fitted(family),
        family == FlowFamilies.MAF ? "a teacher" : "a flow of the family " + family);
  }

  /**
   * What a student starts from.
   *
   * @throws TrainingException if this has none
   */
  public StartingWeights ofStudent() {
    return weights(student, "a student");
  }

  private StartingWeights weights(Optional<TrainedFlow> flow, String what) {
    return flow.map(trained -> StartingWeights.of(name, trained, layout))
        .orElseThrow(
            () ->
                new TrainingException(
                    "expected %s with %s to start from; got one without".formatted(name, what),
                    new NoSuchFileException(name)));
  }
}
