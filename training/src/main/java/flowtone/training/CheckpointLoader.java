package flowtone.training;

import flowtone.control.FeatureEncoding;
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

/** Opens what a run has learnt so far, which may be going on. */
public final class CheckpointLoader {
  private CheckpointLoader() {}

  /**
   * The teacher of a run's best checkpoint; the run may be going on. Whoever opens it closes it.
   *
   * @throws TrainingException if the run is not a teacher's or has no checkpoint
   */
  public static TeacherSynthesizer open(Path path) {
    RunDirectory run = RunDirectory.at(path);
    TrainedFlow teacher = trained(run);
    return TeacherSynthesizer.incremental(
        manifest(name(path), corpus(run), teacher.config()), teacher);
  }

  /**
   * The flow of a run's best checkpoint, of any family; the run may be going on. Whoever opens it
   * closes it.
   *
   * @throws TrainingException if the run is not one of teach or has no checkpoint
   */
  public static FlowSynthesizer openFlow(Path path) {
    RunDirectory run = RunDirectory.at(path);
    TrainedFlow flow = trained(run);
    return new FlowSynthesizer(manifest(name(path), corpus(run), flow.config()), flow);
  }

  /**
   * The student of a run's best checkpoint, to take sounds to noise. Whoever opens it closes it.
   *
   * @throws TrainingException if the run is not a student's or has no checkpoint
   */
  public static StudentScorer openStudent(Path path) {
    RunDirectory run = RunDirectory.at(path);
    RunPlan.Student plan = RunPlan.of(run, RunPlan.Student.class);
    CorpusDescription corpus = CorpusDescription.read(Path.of(plan.teacher().corpus()));
    return new StudentScorer(
        student(run),
        new FeatureEncoding(corpus.labels().size(), corpus.melBands()),
        corpus.hopSamples());
  }

  /** The averaged weights of the best checkpoint of a run of distill. */
  static TrainedFlow student(RunDirectory run) {
    FlowConfig model = RunPlan.of(run, RunPlan.Student.class).config().model();
    return new TrainedFlow(model, bestWeights(run));
  }

  private static String name(Path run) {
    return run.toAbsolutePath().normalize().getFileName().toString();
  }

  /** What a run of teach was fitted to. */
  static CorpusDescription corpus(RunDirectory run) {
    RunPlan.Teacher plan = RunPlan.of(run, RunPlan.Teacher.class);
    return CorpusDescription.read(Path.of(plan.corpus()));
  }

  /** The averaged weights of the best checkpoint of a run of teach. */
  static TrainedFlow trained(RunDirectory run) {
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

  static Manifest manifest(String name, CorpusDescription corpus, FlowConfig model) {
    return new Manifest(
        Manifest.FORMAT_VERSION,
        name,
        name,
        corpus.kind().toString(),
        corpus.sampleRateHz(),
        corpus.hopSamples(),
        model.network().frameSamples(),
        corpus.melBands(),
        corpus.labels().stream().map(VoiceExporter::label).toList(),
        corpus.gain(),
        1,
        0,
        model.contextHops(),
        Map.of(),
        "",
        "",
        Map.of());
  }
}
