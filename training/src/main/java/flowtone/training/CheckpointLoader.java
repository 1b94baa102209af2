package flowtone.training;

import flowtone.corpus.CorpusDescription;
import flowtone.model.FlowConfig;
import flowtone.run.Checkpoint;
import flowtone.run.RunDirectory;
import flowtone.storage.WeightArray;
import flowtone.synthesis.FlowSynthesizer;
import flowtone.synthesis.StudentScorer;
import flowtone.synthesis.TeacherSynthesizer;
import flowtone.training.step.TrainingException;
import flowtone.training.step.TrainingSession;
import flowtone.voice.Manifest;
import flowtone.voice.TrainedFlow;
import java.nio.file.Path;
import java.util.Map;

/** Opens the models of checkpoints. The runs may be in training. */
public final class CheckpointLoader {
  private CheckpointLoader() {}

  /**
   * The teacher of a run's best checkpoint. The caller closes it.
   *
   * @throws TrainingException if the run is not a teacher's or has no checkpoint
   */
  public static TeacherSynthesizer open(Path path) {
    RunDirectory run = RunDirectory.at(path);
    TrainedFlow teacher = trained(run);
    return TeacherSynthesizer.incremental(manifest(path, run, teacher), teacher);
  }

  /**
   * The flow of a run's best checkpoint, of any family. The caller closes it.
   *
   * @throws TrainingException if the run is not one of teach or has no checkpoint
   */
  public static FlowSynthesizer openFlow(Path path) {
    RunDirectory run = RunDirectory.at(path);
    TrainedFlow flow = trained(run);
    return new FlowSynthesizer(manifest(path, run, flow), flow);
  }

  /**
   * The student of a run's best checkpoint, to transform audio to noise. The caller closes it.
   *
   * @throws TrainingException if the run is not a student's or has no checkpoint
   */
  public static StudentScorer openStudent(Path path) {
    RunDirectory run = RunDirectory.at(path);
    RunPlan.Student plan = RunPlan.of(run, RunPlan.Student.class);
    CorpusDescription corpus = CorpusDescription.read(RunPlan.corpus(run, plan.teacher()));
    return new StudentScorer(student(run), corpus.encoding(), corpus.hopSamples());
  }

  /** The averaged weights of the best checkpoint of a run of distill. */
  static TrainedFlow student(RunDirectory run) {
    FlowConfig model = RunPlan.of(run, RunPlan.Student.class).config().model();
    return new TrainedFlow(model, bestWeights(run));
  }

  private static Manifest manifest(Path path, RunDirectory run, TrainedFlow flow) {
    String name = path.toAbsolutePath().normalize().getFileName().toString();
    return VoiceManifests.builder(name, corpus(run), flow.config()).build();
  }

  /** The corpus that a run of teach is fitted to. */
  static CorpusDescription corpus(RunDirectory run) {
    return CorpusDescription.read(RunPlan.corpus(run));
  }

  /** The averaged weights of the best checkpoint of a run of teach. */
  public static TrainedFlow trained(RunDirectory run) {
    FlowConfig model = RunPlan.of(run, RunPlan.Teacher.class).config().model();
    return new TrainedFlow(model, bestWeights(run));
  }

  /** The averaged weights of a run's best checkpoint, or of its last if none was evaluated. */
  public static Map<String, WeightArray> bestWeights(RunDirectory run) {
    Checkpoint checkpoint =
        run.checkpoints()
            .best()
            .or(() -> run.checkpoints().latest())
            .orElseThrow(
                () ->
                    new TrainingException(
                        "expected a run with a checkpoint; got none in " + run.path()));
    return TrainingSession.averaged(checkpoint.arrays());
  }
}
