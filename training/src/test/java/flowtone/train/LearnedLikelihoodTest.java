package flowtone.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.corpus.Augmentation;
import flowtone.corpus.Batch;
import flowtone.network.ConditionerConfig;
import flowtone.network.FlowConfig;
import flowtone.network.FlowFamily;
import flowtone.network.NetworkConfig;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;

/**
 * Teachers fitted to densities of known entropy: the likelihood of fresh samples comes near the
 * truth and never beats it.
 */
class LearnedLikelihoodTest {
  private static final int FEATURES = 2;
  private static final int FRESH_BATCHES = 40;

  @Test
  void anAutoregressiveProcessIsLearntAlmostToItsEntropyRateAndNeverBeyond() {
    Autoregression process = Autoregression.ofTwoResonances();
    Setting setting =
        new Setting(
            new NetworkConfig(4, 16, List.of(1, 2), 8),
            16,
            new CropConfig(16, 12, 4, Augmentation.NONE));
    assertFits(setting, process::next, process.entropyRate(), 0.03, 500);
  }

  @Test
  void aCorrelatedGaussianIsLearntAlmostToItsEntropyAndNeverBeyond() {
    CorrelatedGaussian gaussian = new CorrelatedGaussian();
    Setting setting =
        new Setting(
            new NetworkConfig(4, 32, List.of(1), 0),
            4,
            new CropConfig(256, 1, 0, Augmentation.NONE));
    assertFits(setting, gaussian::next, gaussian.entropyRate(), 0.05, 600);
  }

  /** Fills a crop with fresh samples. */
  private interface Source {
    void next(Random random, float[] out, int offset, int samples);
  }

  /** What is fitted, and to how much at once. */
  private record Setting(NetworkConfig network, int hopSamples, CropConfig crops) {
    TeacherConfig teacher(int steps) {
      FlowConfig model =
          new FlowConfig(
              FlowFamily.MAF, 1, network, new ConditionerConfig(4, List.of(1), 0), -9, -0.5);
      OptimiserConfig optimiser = new OptimiserConfig(0.01, 20, steps / 5, 10, 0.98);
      return new TeacherConfig(model, crops, optimiser, Precision.FLOAT32);
    }

    BatchShape shape(FlowConfig model) {
      return new BatchShape(crops.batch(), crops.hops(), hopSamples, model.contextHops(), FEATURES);
    }
  }

  private static void assertFits(
      Setting setting, Source source, double entropyRate, double margin, int steps) {
    TeacherConfig config = setting.teacher(steps);
    BatchShape shape = setting.shape(config.model());
    Random random = new Random(23);
    Graph graph = new Graph();
    TrainingGraph training = TeacherGraph.build(graph, config, shape, 1);
    try (TrainingSession session = new TrainingSession(graph, training, config.precision())) {
      session.initialise(Map.of());
      for (int step = 1; step <= steps; step++) {
        float rate = AdamStep.correctedRate(config.optimiser().rate(step), step);
        float decay = config.optimiser().averageDecay(step);
        session.step(batch(shape, source, random), rate, decay, Map.of());
      }
      double[] nats = new double[FRESH_BATCHES];
      for (int i = 0; i < nats.length; i++) {
        nats[i] = session.evaluate(List.of(batch(shape, source, random)), Map.of()).get("nll");
      }
      assertJustAbove(entropyRate, nats, margin);
    }
  }

  private static void assertJustAbove(double entropyRate, double[] nats, double margin) {
    double mean = java.util.Arrays.stream(nats).average().orElseThrow();
    double variance =
        java.util.Arrays.stream(nats).map(nat -> (nat - mean) * (nat - mean)).sum()
            / (nats.length - 1);
    double standardError = Math.sqrt(variance / nats.length);
    String figures = "%.4f +- %.4f nats, truth %.4f".formatted(mean, standardError, entropyRate);
    assertTrue(mean > entropyRate - 3 * standardError, figures);
    assertTrue(mean < entropyRate + margin + 3 * standardError, figures);
    assertTrue(standardError < margin / 3, figures);
  }

  private static NoisyBatch batch(BatchShape shape, Source source, Random random) {
    int hops = shape.hops();
    int size = shape.batch();
    float[] audio = new float[shape.allSamples()];
    for (int crop = 0; crop < size; crop++) {
      source.next(random, audio, crop * shape.samples(), shape.samples());
    }
    Batch batch =
        new Batch(
            size,
            hops,
            shape.contextHops(),
            audio,
            new float[size * (shape.contextHops() + hops) * FEATURES],
            new float[size * (Batch.PITCH_CONTEXT_HOPS + hops) * 2],
            new float[audio.length]);
    return new NoisyBatch(batch, new float[audio.length]);
  }

  /** A Gaussian process, each sample a weighted sum of the four before it and fresh noise. */
  private record Autoregression(double[] coefficients, double deviation) {
    private static final int SETTLING_SAMPLES = 300;

    /** Poles at 0.95 and 0.8 of the unit circle. */
    static Autoregression ofTwoResonances() {
      double[] low = {2 * 0.95 * Math.cos(0.6), -0.95 * 0.95};
      double[] high = {2 * 0.8 * Math.cos(1.8), -0.8 * 0.8};
      return new Autoregression(
          new double[] {
            low[0] + high[0],
            low[1] + high[1] - low[0] * high[0],
            -low[0] * high[1] - low[1] * high[0],
            -low[1] * high[1]
          },
          0.1);
    }

    double entropyRate() {
      return Math.log(deviation) + 0.5 * Math.log(2 * Math.PI * Math.E);
    }

    void next(Random random, float[] out, int offset, int samples) {
      double[] past = new double[coefficients.length];
      for (int t = -SETTLING_SAMPLES; t < samples; t++) {
        double x = deviation * random.nextGaussian();
        for (int k = 0; k < past.length; k++) {
          x += coefficients[k] * past[k];
        }
        System.arraycopy(past, 0, past, 1, past.length - 1);
        past[0] = x;
        if (t >= 0) {
          out[offset + t] = (float) x;
        }
      }
    }
  }

  /** Four numbers, a triangular matrix times four independent ones. */
  private record CorrelatedGaussian() {
    private static final double[][] TRIANGLE = {
      {1.0}, {0.8, 0.4}, {-0.5, 0.6, 0.3}, {0.2, -0.7, 0.5, 0.5}
    };

    double entropyRate() {
      double logDet = 0;
      for (int i = 0; i < TRIANGLE.length; i++) {
        logDet += Math.log(TRIANGLE[i][i]);
      }
      return logDet / TRIANGLE.length + 0.5 * Math.log(2 * Math.PI * Math.E);
    }

    void next(Random random, float[] out, int offset, int samples) {
      double[] noise = new double[samples];
      for (int i = 0; i < samples; i++) {
        noise[i] = random.nextGaussian();
        double x = 0;
        for (int j = 0; j <= i; j++) {
          x += TRIANGLE[i][j] * noise[j];
        }
        out[offset + i] = (float) x;
      }
    }
  }
}
