package flowtone.incremental;

import flowtone.network.HopInterpolation;
import flowtone.network.Saturation;

/**
 * One pass of a flow's network over a sound, sample by sample: units that see the first m samples
 * of a frame are computed once those are known, and layers keep their past frames, so a frame costs
 * one pass of the network in all. Allocates nothing a sample. Not thread-safe.
 *
 * <p>Source of the idea: Le Paine et al., "Fast Wavenet Generation Algorithm", 2016 (arXiv
 * 1611.09482).
 */
final class FramePass {
  private final IncrementalWeights weights;
  private final HopInterpolation interpolation;
  private final int flow;
  private FlowControls controls;
  private float[][] hopBiases;
  private final int n;
  private final int channels;
  private final HopBias firstBias;
  private final IncrementalLayer[] layers;
  private final IncrementalPrediction prediction;
  private final IncrementalLongTerm longTerm;
  private final IncrementalReflection reflection;
  private final boolean saturates;

  private final float[] first;
  private final float[] frame;
  private final float[] pastFrame;
  private float[] side;
  private float[] pastSide;
  private final float[] read;
  private final float[] pastRead;
  private final float[] hidden;
  private final float[] raw;

  private int frameIndex;

  /** Which sample of the frame is next. */
  private int at;

  /** Hops of sound before those of the controls at hand. */
  private int earlierHops;

  private int hopsRead;
  private float mean;
  private float logScale;

  /**
   * @param flow of the model whose controls these are; its network has these weights
   */
  FramePass(IncrementalWeights weights, FlowControls controls, int flow) {
    this.weights = weights;
    this.interpolation = new HopInterpolation(controls.hopSamples(), weights.grid());
    this.flow = flow;
    this.controls = controls;
    this.hopBiases = controls.hopBiases().get(flow);
    this.n = weights.network().frameSamples();
    this.channels = weights.network().channels();
    this.firstBias = new HopBias(weights.bias());
    this.layers =
        weights.layers().stream().map(IncrementalLayer::new).toArray(IncrementalLayer[]::new);
    this.prediction = new IncrementalPrediction(weights.linear(), weights.network());
    this.longTerm = new IncrementalLongTerm(weights.longTerm(), weights.network());
    this.reflection = new IncrementalReflection(weights.reflection());
    this.saturates = weights.network().stable();
    this.first = new float[channels];
    this.frame = new float[n];
    this.pastFrame = new float[n];
    this.side = new float[weights.pastSide().rows()];
    this.pastSide = new float[side.length];
    this.read = new float[channels];
    this.pastRead = new float[channels];
    this.hidden = new float[channels];
    this.raw = new float[2 * n];
    for (int t = 0; t < weights.grid().lead(); t++) {
      predict();
      know(0);
    }
  }

  /**
   * Goes on with the controls of the sound that follows, once all samples of those at hand are
   * known. Frames must begin with the sound: a staggered one would read over the edge.
   */
  void follow(FlowControls next) {
    earlierHops += controls.samples() / controls.hopSamples();
    controls = next;
    hopBiases = next.hopBiases().get(flow);
  }

  /** Computes what the flow makes of the next sample, given those before it. */
  void predict() {
    if (at == 0) {
      begin();
    }
    advance(at);
    if (at == 0) {
      prediction.begin(hidden);
      longTerm.begin(hidden, controls.pitch(firstSample()));
      reflection.begin(hidden);
    }
    mean = raw[2 * at] + prediction.of(at) + longTerm.of(at) + reflection.next();
    logScale = (float) weights.bound().bound(raw[2 * at + 1]);
  }

  /** Shift of the sample predicted. */
  float mean() {
    return mean;
  }

  /** Log-scale of the sample predicted. */
  float logScale() {
    return logScale;
  }

  /** Tells what the sample predicted became, which those after it depend on. */
  void know(float sample) {
    frame[at] = saturates ? Saturation.of(sample) : sample;
    prediction.know(at, sample);
    reflection.know(sample - longTerm.of(at));
    longTerm.know(at, sample);
    weights.signal().addProduct(frame, at, at + 1, first, weights.order().start(at + 1));
    at++;
    if (at == n) {
      end();
    }
  }

  /** All that is known before the first sample of the frame. */
  private void begin() {
    readHops(interpolation.rowBefore(frameIndex) + 2);
    float late = interpolation.late(frameIndex);
    beginInput(late);
    for (IncrementalLayer layer : layers) {
      layer.begin(frameIndex, late);
    }
    System.arraycopy(weights.hiddenBias(), 0, hidden, 0, channels);
    weights.pastHidden().addProduct(pastRead, 0, channels, hidden, 0);
    System.arraycopy(weights.outputBias(), 0, raw, 0, 2 * n);
  }

  private void readHops(int end) {
    for (; hopsRead < end; hopsRead++) {
      float[] hop = hopBiases[hopsRead - earlierHops];
      firstBias.next(hop);
      for (IncrementalLayer layer : layers) {
        layer.bias().next(hop);
      }
    }
  }

  private void beginInput(float late) {
    firstBias.write(late, first);
    controls.side(firstSample(), side);
    weights.pastSignal().addProduct(pastFrame, 0, n, first, 0);
    weights.pastSide().addProduct(pastSide, 0, pastSide.length, first, 0);
    int signals = side.length / n;
    for (int i = 0; i < n; i++) {
      int from = i * signals;
      weights.side().addProduct(side, from, from + signals, first, weights.order().start(i));
    }
  }

  /** Of the frame, counted from where the controls at hand begin. */
  private int firstSample() {
    return frameIndex * n - weights.grid().lead() - earlierHops * controls.hopSamples();
  }

  /** Computes the units of one degree, after which the output of that sample is complete. */
  private void advance(int degree) {
    int from = weights.order().start(degree);
    int to = weights.order().start(degree + 1);
    float[] units = first;
    for (IncrementalLayer layer : layers) {
      layer.advance(units, from, to);
      units = layer.output();
    }
    rectify(units, read, from, to);
    weights.hidden().addProduct(read, from, to, hidden, from);
    rectify(hidden, hidden, from, to);
    weights.output().addProduct(hidden, from, to, raw, 2 * degree);
  }

  private static void rectify(float[] in, float[] out, int from, int to) {
    for (int j = from; j < to; j++) {
      out[j] = Math.max(0, in[j]);
    }
  }

  private void end() {
    float[] units = first;
    for (IncrementalLayer layer : layers) {
      layer.end(frameIndex, units);
      units = layer.output();
    }
    float[] spare = pastSide;
    pastSide = side;
    side = spare;
    System.arraycopy(frame, 0, pastFrame, 0, n);
    System.arraycopy(read, 0, pastRead, 0, channels);
    frameIndex++;
    at = 0;
  }
}
