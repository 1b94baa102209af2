package flowtone.training;

import flowtone.control.ControlLayout;
import flowtone.corpus.Corpus;
import flowtone.corpus.CorpusDescription;
import flowtone.corpus.Split;
import flowtone.corpus.sampling.Augmentation;
import flowtone.corpus.sampling.CropSampler;
import flowtone.corpus.sampling.CropShape;
import flowtone.model.FlowConfig;
import flowtone.sourcefilter.SourceFilterConfig;
import flowtone.storage.WeightArray;
import flowtone.training.progress.ProgressLine;
import flowtone.training.step.AdamStep;
import flowtone.training.step.BatchShape;
import flowtone.training.step.NoisyBatch;
import flowtone.training.step.Precision;
import flowtone.training.step.RunningMeans;
import flowtone.training.step.TrainingGraph;
import flowtone.training.step.TrainingSession;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tensorflow.Graph;

/**
 * Fits the envelopes of notes to the mel spectra of a corpus, in minutes: before any flow is
 * trained, a student then sounds like its recordings, and its teacher sees them whitened. Used by
 * one thread.
 */
final class EnvelopeRegression {
  private static final long SEED = 20201012;
  private static final int REPORT_STEPS = 100;
  private static final int TEST_BATCHES = 20;
  private static final double EARLY_SECONDS = 30;

  private final Corpus corpus;
  private final SourceFilterConfig filter;
  private final EnvelopeFitConfig fit;
  private final BatchShape shape;

  private EnvelopeRegression(Corpus corpus, FlowConfig model, EnvelopeFitConfig fit) {
    this.corpus = corpus;
    this.filter = model.conditioner().sourceFilter();
    this.fit = fit;
    CorpusDescription description = corpus.description().withMelBands(filter.bands());
    this.shape =
        new BatchShape(
            fit.crops().batch(),
            fit.crops().hops(),
            new ControlLayout(
                filter.contextHops() + ControlLayout.PITCH_CONTEXT_HOPS,
                description.encoding().width(),
                description.hopSamples()));
  }

  /**
   * The weights of the envelopes, by name.
   *
   * @param from weights it starts from where they have the name and shape
   * @param heard given them once early, if fitting takes long, and in the end
   * @throws IllegalArgumentException if the model does not {@link FlowConfig#requireFit fit} the
   *     corpus
   */
  static Map<String, WeightArray> fit(
      Corpus corpus,
      FlowConfig model,
      EnvelopeFitConfig fit,
      Map<String, WeightArray> from,
      Consumer<Map<String, WeightArray>> heard,
      ProgressLine progress) {
    CorpusDescription description = corpus.description();
    model.requireFit(description.sampleRateHz(), description.hopSamples());
    return new EnvelopeRegression(corpus, model, fit).fit(from, heard, progress);
  }

  private Map<String, WeightArray> fit(
      Map<String, WeightArray> from,
      Consumer<Map<String, WeightArray>> heard,
      ProgressLine progress) {
    Graph graph = new Graph();
    BatchShape part = new BatchShape(shape.batch() / 2, shape.hops(), shape.layout());
    TrainingGraph training = EnvelopeGraph.build(graph, filter, fit, part, SEED);
    try (TrainingSession session = new TrainingSession(graph, training, Precision.FLOAT32);
        BatchStream stream = new BatchStream(sampler(Split.TRAIN, augmentation()), SEED, 0)) {
      session.initialise(from);
      RunningMeans means = new RunningMeans();
      long begun = System.nanoTime();
      boolean isHeard = false;
      for (long step = 1; step <= fit.steps(); step++) {
        means.add(step(session, stream, step));
        double seconds = (System.nanoTime() - begun) / 1e9;
        progress.left((fit.steps() - step) * seconds / step);
        if (!isHeard && seconds > EARLY_SECONDS) {
          heard.accept(TrainingSession.averaged(session.capture()));
          isHeard = true;
        }
        if (step % REPORT_STEPS == 0) {
          double error = means.reset().get(EnvelopeGraph.ERROR);
          progress.print("envelopes, step %d: log-mel error %.3f".formatted(step, error));
        }
      }
      progress.print(
          "envelopes: log-mel error %.3f on recordings trained on, %.3f on others"
              .formatted(error(session, Split.TRAIN), error(session, Split.TEST)));
      Map<String, WeightArray> fitted = TrainingSession.averaged(session.capture());
      heard.accept(fitted);
      return fitted;
    }
  }

  private Map<String, Double> step(TrainingSession session, BatchStream stream, long step) {
    return session.step(
        stream.next(),
        AdamStep.correctedRate(fit.optimiser().rate(step), step),
        fit.optimiser().averageDecay(step),
        Map.of());
  }

  /** The error of the averaged weights on crops of recordings as they are. */
  private double error(TrainingSession session, Split split) {
    Augmentation none = augmentation().ditherAlone();
    List<NoisyBatch> batches = BatchStream.first(TEST_BATCHES, sampler(split, none), SEED + 1);
    return session.evaluate(batches, Map.of()).get(EnvelopeGraph.ERROR);
  }

  private Augmentation augmentation() {
    return fit.crops().augmentation();
  }

  private CropSampler sampler(Split split, Augmentation augmentation) {
    return CropSampler.withMelBands(
        corpus,
        filter.bands(),
        split,
        new CropShape(shape.batch(), shape.hops(), shape.layout().contextHops()),
        augmentation,
        SEED);
  }
}
