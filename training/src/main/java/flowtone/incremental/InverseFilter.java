package flowtone.incremental;

import java.util.Arrays;

/**
 * Undoes a causal filter whose impulse response moves linearly from hop to hop: of {@code y_t =
 * sum_(k >= 0) g_k(t) w_(t-k)} it finds {@code w_t = (y_t - sum_(k >= 1) g_k(t) w_(t-k)) / g_0(t)},
 * silence before. Of minimum phase, such a filter has a stable inverse. Both responses that a hop
 * lies between are applied to all of it and mixed sample by sample: whole rows are added, which the
 * compiler vectorises. Not thread-safe: it remembers the last samples.
 */
public final class InverseFilter {
  private final int hopSamples;
  private final int taps;

  /** The last {@code taps} samples found, then those of the hop at hand. */
  private final float[] found;

  private final float[] byFirst;
  private final float[] bySecond;

  /**
   * @param hopSamples from one impulse response to the next
   * @param taps length of the impulse responses
   */
  public InverseFilter(int hopSamples, int taps) {
    this.hopSamples = hopSamples;
    this.taps = taps;
    this.found = new float[taps + hopSamples];
    this.byFirst = new float[hopSamples];
    this.bySecond = new float[hopSamples];
  }

  /** Of the filter in some controls. */
  public static InverseFilter of(FlowControls controls) {
    return new InverseFilter(controls.hopSamples(), controls.taps());
  }

  /**
   * The signal that the filter made the next hops of.
   *
   * @param filtered [hops * hopSamples]
   * @param responses at the beginning of the first hop and at the end of each, row by row [1 +
   *     hops][taps], first taps positive
   * @return [hops * hopSamples]
   */
  public float[] apply(float[] filtered, float[] responses) {
    float[] white = new float[filtered.length];
    for (int hop = 0; hop * hopSamples < filtered.length; hop++) {
      int from = hop * hopSamples;
      hop(filtered, from, responses, hop * taps);
      System.arraycopy(found, taps, white, from, hopSamples);
      System.arraycopy(found, hopSamples, found, 0, taps);
    }
    return white;
  }

  private void hop(float[] filtered, int from, float[] responses, int first) {
    int second = first + taps;
    Arrays.fill(byFirst, 0);
    Arrays.fill(bySecond, 0);
    for (int m = 1; m < taps; m++) {
      spread(found[taps - m], responses, first, m, -m, byFirst);
      spread(found[taps - m], responses, second, m, -m, bySecond);
    }
    for (int t = 0; t < hopSamples; t++) {
      float late = (float) t / hopSamples;
      float known = (1 - late) * byFirst[t] + late * bySecond[t];
      float firstTap = (1 - late) * responses[first] + late * responses[second];
      float sample = (filtered[from + t] - known) / firstTap;
      found[taps + t] = sample;
      spread(sample, responses, first, 1, t, byFirst);
      spread(sample, responses, second, 1, t, bySecond);
    }
  }

  /**
   * Adds what a sample contributes to the later ones of the hop.
   *
   * @param row where the response begins
   * @param nearest least number of samples it reaches ahead
   * @param at where in the hop it lies; before it if negative
   */
  private void spread(float sample, float[] responses, int row, int nearest, int at, float[] sums) {
    int end = Math.min(hopSamples, at + taps);
    int offset = row - at;
    for (int t = at + nearest; t < end; t++) {
      sums[t] += sample * responses[offset + t];
    }
  }
}
