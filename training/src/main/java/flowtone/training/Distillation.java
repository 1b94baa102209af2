package flowtone.training;

import flowtone.corpus.Corpus;
import flowtone.library.VoiceWriter;
import flowtone.model.FlowConfig;
import flowtone.model.NetworkCost;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import flowtone.storage.WeightArray;
import flowtone.synthesis.StudentSynthesizer;
import flowtone.training.progress.Budget;
import flowtone.training.progress.Intervals;
import flowtone.training.progress.ProgressLine;
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
  private static final long SEED = 20171128;

  private Distillation() {}

  /**
   * Trains, or goes on training, the run until its budget is spent.
   *
   * @param from weights a new run starts from where they have the name and shape of its own
   * @throws TrainingException if the run is of another teacher or configuration, or the teacher has
   *     no checkpoint
   */
  public static TrainingReport distill(
      Path teacherPath,
      Path runPath,
      StudentConfig config,
      Map<String, WeightArray> from,
      Budget budget,
      ProgressLine progress) {
    return distill(teacherPath, runPath, config, from, budget, Intervals.USUAL, progress);
  }

  static TrainingReport distill(
      Path teacherPath,
      Path runPath,
      StudentConfig config,
      Map<String, WeightArray> from,
      Budget budget,
      Intervals cadence,
      ProgressLine progress) {
    RunDirectory teacherRun = RunDirectory.at(teacherPath);
    RunPlan.Teacher teacherPlan = RunPlan.of(teacherRun, RunPlan.Teacher.class);
    TrainedFlow teacher = CheckpointLoader.trained(teacherRun);
    requireEqualContext(teacher.config(), config.model());
    Corpus corpus = Corpus.open(Path.of(teacherPlan.corpus()));
    BatchShape shape = BatchShape.of(corpus, config.model(), config.crops());
    RunPlan.Student plan = new RunPlan.Student(RunPlan.absolute(teacherPath), teacherPlan, config);
    try (RunDirectory run = RunDirectory.openForTraining(runPath)) {
      RunPlan.keep(run, plan, RunPlan.Student.class);
      AudioPreview rehearsal = rehearsal(run, plan, corpus, teacher);
      TrainingData material = TrainingData.of(corpus, shape, config.crops(), SEED, rehearsal);
      TrainingTask task = task(config, teacher.config(), initial(teacher.weights(), from), shape);
      Graph graph = new Graph();
      TrainingGraph training =
          StudentGraph.build(
              graph, config, teacher, shape.part(), corpus.description().sampleRateHz(), SEED);
      try (TrainingSession session = new TrainingSession(graph, training, config.precision())) {
        return new Trainer(run, task, session, material, cadence, progress).train(budget);
      }
    }
  }

  /** Through a voice below the run's samples, which can be played while the run goes on. */
  private static AudioPreview rehearsal(
      RunDirectory run, RunPlan.Student plan, Corpus corpus, TrainedFlow teacher) {
    VoiceDetails details = new VoiceDetails("rehearsal", "Rehearsal", "its corpus", "not stated");
    Manifest manifest = VoiceExporter.manifest(corpus.description(), plan, details, Map.of());
    Path voice = run.samples().resolve("rehearsal");
    return AudioPreview.of(
        corpus,
        weights -> {
          TrainedFlow student = new TrainedFlow(plan.config().model(), weights);
          VoiceWriter.write(voice, manifest, student, teacher);
          return StudentSynthesizer.load(voice);
        });
  }

  private static void requireEqualContext(FlowConfig teacher, FlowConfig student) {
    if (teacher.contextHops() != student.contextHops()) {
      throw new TrainingException(
          "expected a student whose conditioner looks back %d hops as its teacher's does; got %d"
              .formatted(teacher.contextHops(), student.contextHops()));
    }
  }

  /** The student's conditioner starts from the teacher's, which has already learned to listen. */
  private static Map<String, WeightArray> initial(
      Map<String, WeightArray> teacherWeights, Map<String, WeightArray> from) {
    Map<String, WeightArray> initial = new LinkedHashMap<>(teacherWeights);
    initial.keySet().removeIf(name -> name.startsWith("flow"));
    initial.putAll(from);
    return initial;
  }

  private static TrainingTask task(
      StudentConfig config,
      FlowConfig teacher,
      Map<String, WeightArray> initial,
      BatchShape shape) {
    double student = 2 * cost(config.model(), shape);
    // The student runs there and back for its weights; the teacher only for the student's sound,
    // and on the half of the batch that the divergence is taken on.
    double flops = 3 * student + 2 * 2 * cost(teacher, shape) / 2;
    return new TrainingTask(
        RunState.Kind.STUDENT,
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
