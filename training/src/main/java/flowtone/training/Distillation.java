package flowtone.training;

import flowtone.corpus.Corpus;
import flowtone.library.VoiceWriter;
import flowtone.model.FlowConfig;
import flowtone.model.NetworkCost;
import flowtone.network.EnvelopeNetwork;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import flowtone.storage.WeightArray;
import flowtone.synthesis.StudentSynthesizer;
import flowtone.training.origin.FeatureLayout;
import flowtone.training.origin.StartingWeights;
import flowtone.training.progress.Budget;
import flowtone.training.progress.Intervals;
import flowtone.training.progress.ProgressLine;
import flowtone.training.progress.TrainingPart;
import flowtone.training.progress.TrainingReport;
import flowtone.training.step.BatchShape;
import flowtone.training.step.TrainingException;
import flowtone.training.step.TrainingGraph;
import flowtone.training.step.TrainingSession;
import flowtone.voice.Manifest;
import flowtone.voice.TrainedFlow;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Graph;

/** Distils a student from a teacher's run. */
public final class Distillation {
  static final long SEED = 20171128;

  private Distillation() {}

  /**
   * Trains a run, new or resumed, until its budget is spent.
   *
   * @param from weights a new run starts from where they have the name and shape of its own
   * @throws TrainingException if the run is of another teacher or configuration, the teacher has no
   *     checkpoint, or {@code from} has weights of which none fits
   */
  public static TrainingReport distill(
      Path teacherPath,
      Path runPath,
      StudentConfig config,
      StartingWeights from,
      Budget budget,
      ProgressLine progress) {
    return distill(teacherPath, runPath, config, from, Pace.usual(budget, progress, null));
  }

  /**
   * The same for one who waits for better checkpoints.
   *
   * @param better called by the thread that trains after each checkpoint that is better, on
   *     recordings kept from training, than all before; training waits for it
   * @throws TrainingException as {@link #distill(Path, Path, StudentConfig, StartingWeights,
   *     Budget, ProgressLine)}
   */
  public static TrainingReport distill(
      Path teacherPath,
      Path runPath,
      StudentConfig config,
      StartingWeights from,
      Budget budget,
      ProgressLine progress,
      Runnable better) {
    Pace pace = Pace.usual(budget, progress, null).calling(better);
    return distill(teacherPath, runPath, config, from, pace);
  }

  /**
   * Trains a run by rounds of other workers.
   *
   * @throws TrainingException if the run is of another teacher or configuration, or the teacher has
   *     no checkpoint
   */
  public static TrainingReport distill(
      Path teacherPath,
      Path runPath,
      StudentConfig config,
      StartingWeights from,
      Budget budget,
      ProgressLine progress,
      Rounds rounds) {
    return distill(teacherPath, runPath, config, from, Pace.usual(budget, progress, rounds));
  }

  static TrainingReport distill(
      Path teacherPath,
      Path runPath,
      StudentConfig config,
      StartingWeights from,
      Budget budget,
      Intervals intervals,
      ProgressLine progress) {
    return distill(teacherPath, runPath, config, from, new Pace(budget, intervals, progress, null));
  }

  private static TrainingReport distill(
      Path teacherPath, Path runPath, StudentConfig config, StartingWeights from, Pace pace) {
    pace.progress().begin(TrainingPart.STUDENT);
    pace.progress().doing("reading the corpus and the teacher");
    try {
      return distill(RunDirectory.at(teacherPath), runPath, config, from, pace);
    } finally {
      pace.progress().end();
    }
  }

  private static TrainingReport distill(
      RunDirectory teacherRun,
      Path runPath,
      StudentConfig config,
      StartingWeights from,
      Pace pace) {
    ProgressLine progress = pace.progress();
    RunPlan.Teacher teacherPlan = RunPlan.of(teacherRun, RunPlan.Teacher.class);
    TrainedFlow teacher = CheckpointLoader.trained(teacherRun);
    StudentFit.require(teacher.config(), config.model());
    Corpus corpus = Corpus.open(RunPlan.corpus(teacherRun, teacherPlan));
    BatchShape shape = BatchShape.of(corpus, config.model(), config.crops());
    RunPlan.Student plan =
        new RunPlan.Student(
            teacherRun.path().toAbsolutePath().normalize().toString(), teacherPlan, config);
    try (RunDirectory run = RunDirectory.openForTraining(runPath)) {
      run.keepProvenance(SEED);
      progress.doing("building the networks");
      RunPlan.keep(run, plan, RunPlan.Student.class);
      AudioPreview preview = preview(run, plan, corpus, teacher);
      TrainingData data = TrainingData.of(corpus, shape, config.crops(), SEED, preview);
      Graph graph = new Graph();
      TrainingGraph training =
          StudentGraph.build(
              graph, config, teacher, shape.part(), corpus.description().sampleRateHz(), SEED);
      StartingWeights own =
          from.without(EnvelopeNetwork::isWeight)
              .laidOutFor(FeatureLayout.of(corpus.description()));
      StartingPoint.of(run, corpus.description())
          .take(own, training.parameters().initialValues(), progress);
      Map<String, WeightArray> initial = initial(teacher.weights(), own.arrays());
      TrainingTask task = task(config, teacher, initial, shape);
      try (TrainingSession session = new TrainingSession(graph, training, config.precision())) {
        return new Trainer(run, TrainingLoop.of(task, session, data, pace.rounds()), pace).train();
      }
    }
  }

  /** Through a voice in the run's samples, which can be played while the run is trained. */
  private static AudioPreview preview(
      RunDirectory run, RunPlan.Student plan, Corpus corpus, TrainedFlow teacher) {
    VoiceDetails details = new VoiceDetails("preview", "Preview", "its corpus", "not stated");
    Manifest manifest = VoiceExporter.manifest(corpus.description(), plan, details, Map.of());
    Path voice = run.preview();
    return AudioPreview.of(
        corpus,
        weights -> {
          TrainedFlow student = new TrainedFlow(plan.config().model(), weights);
          VoiceWriter.write(voice, manifest, student, teacher);
          return StudentSynthesizer.load(voice);
        });
  }

  /** The student's conditioner starts from the teacher's, which is trained on the same features. */
  private static Map<String, WeightArray> initial(
      Map<String, WeightArray> teacherWeights, Map<String, WeightArray> from) {
    Map<String, WeightArray> initial = new LinkedHashMap<>(teacherWeights);
    initial.keySet().removeIf(name -> name.startsWith("flow"));
    initial.putAll(from);
    return initial;
  }

  static TrainingTask task(
      StudentConfig config,
      TrainedFlow teacher,
      Map<String, WeightArray> initial,
      BatchShape shape) {
    double student = 2 * cost(config.model(), shape);
    // Forward and backward through the student; through the teacher without the gradient of its
    // weights, and on the half of the batch that the divergence is computed on.
    double flops = 3 * student + 2 * 2 * cost(teacher.config(), shape) / 2;
    return new TrainingTask(
        RunState.Kind.STUDENT,
        "teacher %08x".formatted(teacher.weights().hashCode()),
        config.optimiser(),
        step -> Map.of(StudentGraph.KL_WEIGHT, config.loss().klWeight(step)),
        initial,
        shape.allSamples(),
        flops,
        "export makes a voice of it and says how good that is");
  }

  private static double cost(FlowConfig model, BatchShape shape) {
    return NetworkCost.multiplyAddsPerSample(model, shape.featureWidth(), shape.hopSamples());
  }
}
