package flowtone.network;

import java.util.Arrays;
import java.util.List;

/**
 * One pass over a sound, frame by frame, and inside a frame degree by degree. Holds the frame at
 * hand and what layers remember of those before; allocates nothing a frame. Not thread-safe.
 */
final class FramePass {

  /** What a sample becomes, given what the teacher predicts for it. */
  @FunctionalInterface
  interface Draw {
    float sample(int index, float mean, float logScale);
  }

  private final CachedWeights weights;
  private final int n;
  private final int channels;
  private final List<CachedLayer> layers;

  /** Input of each layer, then the output of the last. */
  private final float[][] units;

  private final float[] biases;
  private final float[] frame;
  private final float[] pastFrame;
  private final float[] pastSide;
  private final float[] read;
  private final float[] pastRead;
  private final float[] hidden;
  private final float[] raw;
  private final CachedPrediction prediction;

  FramePass(CachedWeights weights) {
    this.weights = weights;
    this.n = weights.network().frameSamples();
    this.channels = weights.network().channels();
    this.layers = weights.layers().stream().map(CachedLayer::new).toList();
    this.units = new float[layers.size() + 1][channels];
    this.biases = new float[weights.network().biases()];
    this.frame = new float[n];
    this.pastFrame = new float[n];
    this.pastSide = new float[weights.pastSide().rows()];
    this.read = new float[channels];
    this.pastRead = new float[channels];
    this.hidden = new float[channels];
    this.raw = new float[2 * n];
    this.prediction = new CachedPrediction(weights.prediction(), weights.network());
  }

  /** Draws every sample of the controls in turn. */
  void run(TeacherControls controls, Draw draw) {
    for (int f = 0; f < controls.frames(); f++) {
      controls.biases(f, biases);
      begin(f, controls.side(f));
      for (int i = 0; i < n; i++) {
        advance(i);
        if (i == 0) {
          prediction.begin(hidden);
        }
        float mean = raw[2 * i] + prediction.of(i);
        float logScale = (float) weights.bound().bound(raw[2 * i + 1]);
        frame[i] = draw.sample(f * n + i, mean, logScale);
        prediction.know(i, frame[i]);
        weights.signal().addProduct(frame, i, i + 1, units[0], weights.order().start(i + 1));
      }
      end(f, controls.side(f));
    }
  }

  /** All that is known before the first sample of the frame. */
  private void begin(int f, float[] side) {
    beginInput(side);
    for (int layer = 0; layer < layers.size(); layer++) {
      layers.get(layer).begin(f, biases, channels * (1 + 2 * layer));
      Arrays.fill(units[layer + 1], 0);
    }
    System.arraycopy(weights.hiddenBias(), 0, hidden, 0, channels);
    weights.pastHidden().addProduct(pastRead, 0, channels, hidden, 0);
    System.arraycopy(weights.outputBias(), 0, raw, 0, 2 * n);
  }

  private void beginInput(float[] side) {
    float[] first = units[0];
    int[] order = weights.order().units();
    for (int j = 0; j < channels; j++) {
      first[j] = biases[order[j]];
    }
    weights.pastSignal().addProduct(pastFrame, 0, n, first, 0);
    weights.pastSide().addProduct(pastSide, 0, pastSide.length, first, 0);
    int signals = side.length / n;
    for (int i = 0; i < n; i++) {
      int from = i * signals;
      weights.side().addProduct(side, from, from + signals, first, weights.order().start(i));
    }
  }

  /** Computes the units of one degree, after which the output of that sample is complete. */
  private void advance(int degree) {
    int from = weights.order().start(degree);
    int to = weights.order().start(degree + 1);
    for (int layer = 0; layer < layers.size(); layer++) {
      layers.get(layer).advance(units[layer], units[layer + 1], from, to);
    }
    float[] last = units[layers.size()];
    rectify(last, read, from, to);
    weights.hidden().addProduct(read, from, to, hidden, from);
    rectify(hidden, hidden, from, to);
    weights.output().addProduct(hidden, from, to, raw, 2 * degree);
  }

  private static void rectify(float[] in, float[] out, int from, int to) {
    for (int j = from; j < to; j++) {
      out[j] = Math.max(0, in[j]);
    }
  }

  private void end(int f, float[] side) {
    for (int layer = 0; layer < layers.size(); layer++) {
      layers.get(layer).end(f, units[layer]);
    }
    System.arraycopy(frame, 0, pastFrame, 0, n);
    System.arraycopy(side, 0, pastSide, 0, pastSide.length);
    System.arraycopy(read, 0, pastRead, 0, channels);
  }
}
