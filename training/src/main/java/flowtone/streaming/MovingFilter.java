package flowtone.streaming;

import flowtone.kernel.Kernels;
import java.util.List;

/**
 * A causal filter whose impulse response moves linearly from hop to hop: each hop is the sum of the
 * outputs of two filters that stand still, one fading out, one fading in. Immutable: what it
 * remembers is in the stream's array.
 */
final class MovingFilter {
  private final Kernels kernels;
  private final int hopSamples;
  private final int taps;
  private final float[] rising;
  private final StateLayout.Slot pastSignal;
  private final StateLayout.Slot pastResponse;

  /**
   * @param rising weights of what holds at the end of a hop, sample by sample, padded
   */
  MovingFilter(Kernels kernels, float[] rising, int hopSamples, int taps, StateLayout state) {
    this.kernels = kernels;
    this.hopSamples = hopSamples;
    this.taps = taps;
    this.rising = rising;
    this.pastSignal = state.slot(taps - 1);
    this.pastResponse = state.slot(taps);
  }

  /** Sets the response at the beginning of the next hop. */
  void begin(float[] response, float[] state) {
    pastResponse.keep(response, 0, state);
  }

  /**
   * Filters hops of a signal in place.
   *
   * @param responses at the end of each hop [hops][taps]
   */
  void apply(float[] signal, int at, List<float[]> responses, float[] state) {
    int samples = responses.size() * hopSamples;
    float[] line = new float[taps - 1 + samples + Kernels.BLOCK];
    pastSignal.restore(state, line, 0);
    System.arraycopy(signal, at, line, taps - 1, samples);
    pastSignal.keep(line, samples, state);
    float[] start = new float[taps];
    pastResponse.restore(state, start, 0);
    float[] filtered = new float[Kernels.padded(hopSamples)];
    for (int hop = 0; hop < responses.size(); hop++) {
      float[] end = responses.get(hop);
      int from = hop * hopSamples;
      kernels.filter(start, end, line, taps - 1 + from, rising, filtered, 0, hopSamples);
      System.arraycopy(filtered, 0, signal, at + from, hopSamples);
      start = end;
    }
    pastResponse.keep(start, 0, state);
  }
}
