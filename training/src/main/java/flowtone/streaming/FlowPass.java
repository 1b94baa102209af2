package flowtone.streaming;

import flowtone.kernel.Kernels;
import flowtone.network.HopInterpolation;
import java.util.List;

/**
 * One flow of a student over a block of hops: what it is given of the noise becomes what the next
 * one is given. A staggered grid's last frame is known in part only; it is computed again with the
 * next block. Immutable: what it remembers is in the stream's array.
 */
final class FlowPass {
  private final Kernels kernels;
  private final FlowWeights weights;
  private final HopBiases biases;
  private final HopInterpolation interpolation;
  private final int width;
  private final StateLayout.Slot pastSignal;
  private final List<StateLayout.Slot> pastHidden;
  private final StateLayout.Slot pastRead;

  FlowPass(
      Kernels kernels, FlowWeights weights, HopBiases biases, int hopSamples, StateLayout state) {
    this.kernels = kernels;
    this.weights = weights;
    this.biases = biases;
    this.interpolation = new HopInterpolation(hopSamples, weights.grid());
    this.width = weights.width();
    this.pastSignal = state.slot(weights.pastSamples());
    this.pastHidden =
        weights.layers().stream().map(layer -> state.slot(layer.dilation() * width)).toList();
    this.pastRead = state.slot(width);
  }

  /** Values of the biases of a hop. */
  int biasColumns() {
    return biases.columns();
  }

  /** Takes the signal of a block through the flow, in place. */
  void apply(Workspace w, HopRows conditioning, float[] state, int hops) {
    int samples = hops * interpolation.hopSamples();
    int frames = samples / weights.network().frameSamples();
    int rows = weights.grid().lead() == 0 ? frames : frames + 1;
    biases.compute(conditioning, state, w.biases, hops);
    pastSignal.restore(state, w.signal, w.signalAt - pastSignal.length());
    readInput(w, rows);
    for (int layer = 0; layer < weights.layers().size(); layer++) {
      passLayer(w, layer, state, rows, frames);
    }
    readOut(w, state, rows, frames);
    predict(w, rows);
    pastSignal.keep(w.signal, w.signalAt + samples - pastSignal.length(), state);
    transform(w, rows, samples);
  }

  private void writeBiases(Workspace w, int part, float[] out, int outAt, int rows) {
    for (int row = 0; row < rows; row++) {
      int before = interpolation.rowBefore(row);
      float late = interpolation.late(row);
      biases.write(kernels, w.biases, part, before, late, out, outAt + row * width);
    }
  }

  private void readInput(Workspace w, int rows) {
    int n = weights.network().frameSamples();
    int before = weights.grid().lead() + n;
    int step = weights.side().rows() / 2;
    int out = w.rowsBefore * width;
    writeBiases(w, 0, w.hidden, out, rows);
    weights.signal().addProduct(w.signal, w.signalAt - before, n, w.hidden, out, width, rows);
    int sideAt = w.sideAt - before * step / n;
    weights.side().addProduct(w.side, sideAt, step, w.hidden, out, width, rows);
  }

  /** {@code h + R (tanh(filter) sigmoid(gate))}. */
  private void passLayer(Workspace w, int index, float[] state, int rows, int frames) {
    LayerWeights layer = weights.layers().get(index);
    StateLayout.Slot past = pastHidden.get(index);
    int now = w.rowsBefore * width;
    int before = now - past.length();
    past.restore(state, w.hidden, before);
    writeBiases(w, 1 + 2 * index, w.filters, 0, rows);
    writeBiases(w, 2 + 2 * index, w.gates, 0, rows);
    layer.pastFilter().addProduct(w.hidden, before, width, w.filters, 0, width, rows);
    layer.filter().addProduct(w.hidden, now, width, w.filters, 0, width, rows);
    layer.pastGate().addProduct(w.hidden, before, width, w.gates, 0, width, rows);
    layer.gate().addProduct(w.hidden, now, width, w.gates, 0, width, rows);
    kernels.gate(w.filters, w.gates, rows * width);
    System.arraycopy(w.hidden, now, w.next, now, rows * width);
    layer.residual().addProduct(w.filters, 0, width, w.next, now, width, rows);
    past.keep(w.hidden, before + frames * width, state);
    w.swapLayers();
  }

  /** The last hidden units, in the place of the filters. */
  private void readOut(Workspace w, float[] state, int rows, int frames) {
    int now = w.rowsBefore * width;
    pastRead.restore(state, w.hidden, now - width);
    kernels.rectify(w.hidden, now, rows * width);
    weights.hidden().apply(w.hidden, now, width, w.filters, 0, rows);
    weights.pastHidden().addProduct(w.hidden, now - width, width, w.filters, 0, width, rows);
    kernels.rectify(w.filters, 0, rows * width);
    pastRead.keep(w.hidden, now + (frames - 1) * width, state);
  }

  /** Shift and scale of each sample: {@code exp(f + softplus(s - f)) = exp(f) + exp(s)}. */
  private void predict(Workspace w, int rows) {
    weights.shift().apply(w.filters, 0, width, w.shift, 0, rows);
    weights.logScale().apply(w.filters, 0, width, w.scale, 0, rows);
    kernels.exponentiate(w.scale, weights.floor(), rows * weights.logScale().columns());
    if (weights.linear() != null) {
      predictLinearly(w, rows);
    }
  }

  private void predictLinearly(Workspace w, int rows) {
    int n = weights.network().frameSamples();
    int taps = weights.network().linearTaps();
    int step = weights.linear().columns();
    weights.linear().apply(w.filters, 0, width, w.linear, 0, rows);
    int from = w.signalAt - weights.grid().lead() - taps;
    for (int row = 0; row < rows; row++) {
      int to = row * weights.shift().columns();
      kernels.addCorrelation(w.linear, row * step, taps, w.signal, from + row * n, w.shift, to, n);
    }
  }

  private void transform(Workspace w, int rows, int samples) {
    int n = weights.network().frameSamples();
    int step = weights.shift().columns();
    for (int row = 0; row < rows; row++) {
      int begin = row * n - weights.grid().lead();
      int end = Math.min(samples, begin + n);
      int offset = row * step - begin;
      for (int t = Math.max(0, begin); t < end; t++) {
        int at = w.signalAt + t;
        w.signal[at] = w.shift[offset + t] + w.scale[offset + t] * w.signal[at];
      }
    }
  }
}
