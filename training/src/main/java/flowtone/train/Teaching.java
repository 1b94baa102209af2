package flowtone.train;

import flowtone.corpus.Augmentation;
import flowtone.corpus.Corpus;
import flowtone.corpus.CropSampler;
import flowtone.corpus.Split;
import flowtone.network.FlowConfig;
import flowtone.network.FlowFamily;
import flowtone.network.NetworkCost;
import flowtone.network.WeightArray;
import flowtone.run.RunDirectory;
import flowtone.run.RunState;
import flowtone.voice.Manifest;
import flowtone.voice.TeacherVoice;
import flowtone.voice.TrainedFlow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;

/** Fits a teacher to a corpus by maximum likelihood. */
public final class Teaching {
  private static final long SEED = 20170607;
  private static final int MOST_TEST_BATCHES = 40;

  private Teaching() {}

  /**
   * Trains, or goes on training, the run until its budget is spent.
   *
   * @param from weights a new run starts from where they have the name and shape of its own
   * @throws TrainingException if the run is of another corpus or configuration
   */
  public static TrainingReport teach(
      Path corpusPath,
      Path runPath,
      TeacherConfig config,
      Map<String, WeightArray> from,
      Budget budget,
      ProgressLine progress) {
    return teach(corpusPath, runPath, config, from, budget, Cadence.USUAL, progress);
  }

  static TrainingReport teach(
      Path corpusPath,
      Path runPath,
      TeacherConfig config,
      Map<String, WeightArray> from,
      Budget budget,
      Cadence cadence,
      ProgressLine progress) {
    Corpus corpus = Corpus.open(corpusPath);
    BatchShape shape = shape(corpus, config.model(), config.crops());
    try (RunDirectory run = RunDirectory.openForTraining(runPath)) {
      RunPlan.keep(
          run, new RunPlan.Teacher(RunPlan.absolute(corpusPath), config), RunPlan.Teacher.class);
      Graph graph = new Graph();
      TrainingGraph training = TeacherGraph.build(graph, config, shape.part(), SEED);
      try (TrainingSession session = new TrainingSession(graph, training, config.precision())) {
        return new Trainer(
                run,
                task(config, from, shape),
                session,
                new Material(
                    done -> new BatchStream(sampler(corpus, shape, config.crops()), SEED, done),
                    test(corpus, shape, config.crops()),
                    rehearsal(corpus, config.model())),
                cadence,
                progress)
            .train(budget);
      }
    }
  }

  /** Of a teacher; flows of other families are not heard while they are trained. */
  private static Rehearsal rehearsal(Corpus corpus, FlowConfig model) {
    if (model.family() != FlowFamily.MAF) {
      return Rehearsal.NONE;
    }
    Manifest manifest = Audition.manifest("teacher", corpus.description(), model);
    return Rehearsal.of(
        corpus,
        weights ->
            Rehearsal.Player.of(new TeacherVoice(manifest, new TrainedFlow(model, weights))));
  }

  private static TrainingTask task(
      TeacherConfig config, Map<String, WeightArray> from, BatchShape shape) {
    double forward =
        2
            * NetworkCost.multiplyAddsPerSample(
                config.model(), shape.featureWidth(), shape.hopSamples());
    return new TrainingTask(
        RunState.Kind.TEACHER,
        config.optimiser(),
        step -> Map.of(),
        from,
        shape.allSamples(),
        3 * forward,
        "listen to it by sample, distil a student of it by distill");
  }

  static BatchShape shape(Corpus corpus, FlowConfig model, CropConfig crops) {
    return new BatchShape(
        crops.batch(),
        crops.hops(),
        corpus.description().hopSamples(),
        model.contextHops(),
        corpus.encoding().width());
  }

  static CropSampler sampler(Corpus corpus, BatchShape shape, CropConfig crops) {
    return new CropSampler(
        corpus,
        Split.TRAIN,
        corpus.encoding(),
        shape.batch(),
        shape.hops(),
        shape.contextHops(),
        crops.augmentation(),
        SEED);
  }

  /** Always the same crops of the test recordings, a hundred seconds or so but few batches. */
  static List<NoisyBatch> test(Corpus corpus, BatchShape shape, CropConfig crops) {
    int rate = corpus.description().sampleRateHz();
    int batches = Math.max(1, Math.min(MOST_TEST_BATCHES, 100 * rate / shape.allSamples()));
    CropSampler sampler =
        new CropSampler(
            corpus,
            Split.TEST,
            corpus.encoding(),
            shape.batch(),
            shape.hops(),
            shape.contextHops(),
            new Augmentation(0, 0, 0, crops.augmentation().ditherDeviation()),
            SEED);
    return BatchStream.first(batches, sampler, SEED + 1);
  }
}
