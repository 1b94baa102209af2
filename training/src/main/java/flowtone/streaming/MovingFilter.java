package flowtone.streaming;

import flowtone.kernel.Kernels;
import flowtone.sourcefilter.HopRamp;
import java.util.Arrays;

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

  MovingFilter(Kernels kernels, int hopSamples, int taps, StateLayout state) {
    this.kernels = kernels;
    this.hopSamples = hopSamples;
    this.taps = taps;
    this.rising = HopRamp.rising(hopSamples)[0];
    this.pastSignal = state.slot(taps - 1);
    this.pastResponse = state.slot(taps);
  }

  /** Sets the response at the beginning of the next hop. */
  void begin(float[] response, float[] state) {
    pastResponse.keep(reversed(response), 0, state);
  }

  /**
   * Filters hops of a signal in place.
   *
   * @param responses at the end of each hop [hops][taps]
   */
  void apply(float[] signal, int at, float[][] responses, float[] state) {
    int samples = responses.length * hopSamples;
    float[] line = new float[taps - 1 + Kernels.padded(samples) + Kernels.BLOCK];
    pastSignal.restore(state, line, 0);
    System.arraycopy(signal, at, line, taps - 1, samples);
    pastSignal.keep(line, samples, state);
    float[] start = new float[taps];
    pastResponse.restore(state, start, 0);
    for (int hop = 0; hop < responses.length; hop++) {
      float[] end = reversed(responses[hop]);
      int from = hop * hopSamples;
      fade(filtered(start, line, from), filtered(end, line, from), signal, at + from);
      start = end;
    }
    pastResponse.keep(start, 0, state);
  }

  private float[] filtered(float[] reversed, float[] line, int from) {
    float[] out = new float[Kernels.padded(hopSamples)];
    kernels.addCorrelation(reversed, 0, taps, line, from, out, 0, hopSamples);
    return out;
  }

  private void fade(float[] first, float[] second, float[] signal, int at) {
    for (int t = 0; t < hopSamples; t++) {
      signal[at + t] = first[t] + rising[t] * (second[t] - first[t]);
    }
  }

  private static float[] reversed(float[] response) {
    float[] reversed = Arrays.copyOf(response, response.length);
    for (int k = 0; k < response.length; k++) {
      reversed[k] = response[response.length - 1 - k];
    }
    return reversed;
  }
}
