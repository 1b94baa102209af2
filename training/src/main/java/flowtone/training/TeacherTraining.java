package flowtone.training;

import flowtone.corpus.Corpus;
import flowtone.model.FlowConfig;
import flowtone.model.FlowFamilies;
import flowtone.model.NetworkCost;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import flowtone.storage.WeightArray;
import flowtone.storage.WeightsFile;
import flowtone.synthesis.TeacherSynthesizer;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.tensorflow.Graph;

/** Fits a teacher to a corpus by maximum likelihood. */
public final class TeacherTraining {
  static final long SEED = 20170607;

  private TeacherTraining() {}

  /**
   * Trains a run, new or resumed, until its budget is spent.
   *
   * @param from weights a new run starts from where they have the name and shape of its own
   * @throws TrainingException if the run is of another corpus or configuration, or {@code from} has
   *     weights of which none fits
   */
  public static TrainingReport teach(
      Path corpusPath,
      Path runPath,
      TeacherConfig config,
      StartingWeights from,
      Budget budget,
      ProgressLine progress) {
    return teach(corpusPath, runPath, config, from, Pace.usual(budget, progress, null));
  }

  /**
   * Trains a run by rounds of other workers.
   *
   * @throws TrainingException if the run is of another corpus or configuration
   */
  public static TrainingReport teach(
      Path corpusPath,
      Path runPath,
      TeacherConfig config,
      StartingWeights from,
      Budget budget,
      ProgressLine progress,
      Rounds rounds) {
    return teach(corpusPath, runPath, config, from, Pace.usual(budget, progress, rounds));
  }

  static TrainingReport teach(
      Path corpusPath,
      Path runPath,
      TeacherConfig config,
      StartingWeights from,
      Budget budget,
      Intervals intervals,
      ProgressLine progress) {
    return teach(corpusPath, runPath, config, from, new Pace(budget, intervals, progress, null));
  }

  private static TrainingReport teach(
      Path corpusPath, Path runPath, TeacherConfig config, StartingWeights from, Pace pace) {
    ProgressLine progress = pace.progress();
    progress.begin(firstPart(RunDirectory.at(runPath), config));
    progress.doing("reading the corpus");
    Corpus corpus = Corpus.open(corpusPath);
    BatchShape shape = BatchShape.of(corpus, config.model(), config.crops());
    try (RunDirectory run = RunDirectory.openForTraining(runPath)) {
      String place = corpusPath.toAbsolutePath().normalize().toString();
      RunPlan.keep(run, new RunPlan.Teacher(place, config), RunPlan.Teacher.class);
      run.keepProvenance(SEED);
      progress.doing("building the networks");
      AudioPreview preview = preview(corpus, config.model());
      TrainingData data =
          TrainingData.of(corpus, shape, config.crops(), SEED, preview).testedWithoutNoise();
      Graph graph = new Graph();
      TrainingGraph training = TeacherGraph.build(graph, config, shape.part(), SEED);
      StartingWeights laid = from.laidOutFor(FeatureLayout.of(corpus.description()));
      StartingPoint.of(run, corpus.description())
          .take(laid, training.parameters().initialValues(), progress);
      Map<String, WeightArray> initial = initial(run, corpus, config, laid.arrays(), progress);
      try (TrainingSession session = new TrainingSession(graph, training, config.precision())) {
        TrainingTask task = task(config, initial, shape);
        return new Trainer(run, TrainingLoop.of(task, session, data, pace.rounds()), pace).train();
      }
    } finally {
      progress.end();
    }
  }

  /**
   * Fits the envelopes of a run that needs them before its first step, as {@link #teach} would.
   *
   * @param heard given their weights once early, if fitting takes long, and in the end
   * @throws TrainingException as {@link #teach}
   */
  public static void fitEnvelopes(
      Path corpusPath,
      Path runPath,
      TeacherConfig config,
      StartingWeights from,
      Consumer<Map<String, WeightArray>> heard,
      ProgressLine progress) {
    progress.begin(TrainingPart.ENVELOPES);
    progress.doing("reading the corpus");
    try (RunDirectory run = RunDirectory.openForTraining(runPath)) {
      Corpus corpus = Corpus.open(corpusPath);
      String place = corpusPath.toAbsolutePath().normalize().toString();
      RunPlan.keep(run, new RunPlan.Teacher(place, config), RunPlan.Teacher.class);
      if (run.state().isEmpty()) {
        run.writeState(RunState.begun(RunState.Kind.TEACHER, 0));
      }
      progress.doing("");
      StartingWeights laid = from.laidOutFor(FeatureLayout.of(corpus.description()));
      fitEnvelopes(run, corpus, config, laid.arrays(), heard, progress);
    } finally {
      progress.end();
    }
  }

  private static void fitEnvelopes(
      RunDirectory run,
      Corpus corpus,
      TeacherConfig config,
      Map<String, WeightArray> from,
      Consumer<Map<String, WeightArray>> heard,
      ProgressLine progress) {
    Map<String, WeightArray> fitted =
        EnvelopeRegression.fit(corpus, config.model(), config.envelope(), from, heard, progress);
    WeightsFile.write(run.envelopes(), fitted, Map.of());
  }

  private static TrainingPart firstPart(RunDirectory run, TeacherConfig config) {
    return fitsEnvelopes(run, config) ? TrainingPart.ENVELOPES : TrainingPart.TEACHER;
  }

  /** Whether envelopes are fitted before the teacher, which they are once in a run. */
  public static boolean fitsEnvelopes(RunDirectory run, TeacherConfig config) {
    return config.envelope() != null && !Files.exists(run.envelopes());
  }

  /** What a new run starts from: envelopes are fitted before all else. */
  private static Map<String, WeightArray> initial(
      RunDirectory run,
      Corpus corpus,
      TeacherConfig config,
      Map<String, WeightArray> from,
      ProgressLine progress) {
    Map<String, WeightArray> initial = new LinkedHashMap<>(from);
    if (config.envelope() != null) {
      if (fitsEnvelopes(run, config)) {
        progress.doing("");
        fitEnvelopes(run, corpus, config, from, heard -> {}, progress);
        progress.begin(TrainingPart.TEACHER);
      }
      initial.putAll(WeightsFile.read(run.envelopes()).arrays());
    }
    return initial;
  }

  /** Of a teacher; flows of other families have no previews. */
  private static AudioPreview preview(Corpus corpus, FlowConfig model) {
    if (model.family() != FlowFamilies.MAF) {
      return AudioPreview.NONE;
    }
    Manifest manifest = VoiceManifests.builder("teacher", corpus.description(), model).build();
    return AudioPreview.of(
        corpus,
        weights -> TeacherSynthesizer.incremental(manifest, new TrainedFlow(model, weights)));
  }

  static TrainingTask task(TeacherConfig config, Map<String, WeightArray> from, BatchShape shape) {
    double forward =
        2
            * NetworkCost.multiplyAddsPerSample(
                config.model(), shape.featureWidth(), shape.hopSamples());
    return new TrainingTask(
        RunState.Kind.TEACHER,
        "recordings",
        config.optimiser(),
        step -> Map.of(),
        from,
        shape.allSamples(),
        3 * forward,
        "listen to it by sample, distil a student of it by distill");
  }
}
