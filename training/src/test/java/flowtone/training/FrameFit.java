package flowtone.training;

import flowtone.control.ControlFrames;
import flowtone.control.ControlLayout;
import flowtone.corpus.sampling.Augmentation;
import flowtone.corpus.sampling.Batch;
import flowtone.model.FlowConfig;
import flowtone.model.FlowFamily;
import flowtone.network.ConditionerConfig;
import flowtone.network.NetworkConfig;
import flowtone.training.step.AdamStep;
import flowtone.training.step.BatchShape;
import flowtone.training.step.CropConfig;
import flowtone.training.step.NoisyBatch;
import flowtone.training.step.OptimiserConfig;
import flowtone.training.step.Precision;
import flowtone.training.step.TrainingSession;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tensorflow.Graph;

/** A flow on waveform frames, taught an autoregressive process as teachers are taught sound. */
final class FrameFit implements AutoCloseable {
  private static final int FEATURES = 2;
  private static final int HOP_SAMPLES = 16;
  private static final int SETTLING_SAMPLES = 300;
  private static final CropConfig CROPS = new CropConfig(16, 12, 4, Augmentation.NONE);

  private final OptimiserConfig optimiser;
  private final BatchShape shape;
  private final TrainingSession session;
  private final KnownDensities.Autoregression process;
  private final Random random = new Random(23);

  /**
   * @param flows of the family in a chain; one has linear taps
   */
  FrameFit(FlowFamily family, int flows, int steps) {
    NetworkConfig network = new NetworkConfig(4, 16, List.of(1, 2), flows == 1 ? 8 : 0);
    FlowConfig model =
        new FlowConfig(family, flows, network, new ConditionerConfig(4, List.of(1), 0), -9, -0.5);
    this.optimiser = new OptimiserConfig(0.01, 20, steps / 5, 10, 0.98);
    this.shape =
        new BatchShape(
            CROPS.batch(),
            CROPS.hops(),
            new ControlLayout(model.contextHops(), FEATURES, HOP_SAMPLES));
    this.process = new KnownDensities.Autoregression(SETTLING_SAMPLES + shape.samples());
    TeacherConfig config = new TeacherConfig(model, CROPS, optimiser, Precision.FLOAT32);
    Graph graph = new Graph();
    this.session =
        new TrainingSession(graph, TeacherGraph.build(graph, config, shape, 1), config.precision());
    session.initialise(Map.of());
  }

  void train(int steps) {
    for (int step = 1; step <= steps; step++) {
      float rate = AdamStep.correctedRate(optimiser.rate(step), step);
      session.step(batch(), rate, optimiser.averageDecay(step), Map.of());
    }
  }

  /** Mean negative log-likelihood of a fresh batch in nats per sample, with averaged weights. */
  double negativeLogLikelihood() {
    return session.evaluate(List.of(batch()), Map.of()).get("nll");
  }

  private NoisyBatch batch() {
    int size = shape.batch();
    float[] audio = new float[shape.allSamples()];
    for (int crop = 0; crop < size; crop++) {
      double[] settled = process.draw(random);
      for (int t = 0; t < shape.samples(); t++) {
        audio[crop * shape.samples() + t] = (float) settled[SETTLING_SAMPLES + t];
      }
    }
    return untold(shape, audio, new float[audio.length]);
  }

  /** A batch of sound whose controls tell nothing. */
  static NoisyBatch untold(BatchShape shape, float[] audio, float[] noise) {
    int hops = shape.hops();
    int size = shape.batch();
    ControlLayout layout = shape.layout();
    ControlFrames controls =
        ControlFrames.of(
            layout,
            size,
            new float[size * layout.featureRows(hops) * layout.featureWidth()],
            new float[size * ControlLayout.pitchRows(hops) * ControlLayout.PITCH_WIDTH],
            new float[audio.length]);
    return new NoisyBatch(new Batch(audio, controls), noise);
  }

  @Override
  public void close() {
    session.close();
  }
}
