package flowtone.audio;

import java.util.Arrays;

/** A filter of finite response without delay: linear phase if it is symmetric. Immutable. */
public final class Fir {
  /** Leaves sound as it is. */
  public static final Fir IDENTITY = new Fir(new float[] {1});

  private final float[] taps;

  /**
   * @param taps response at samples in a row, an odd number of them, around that at zero
   */
  Fir(float[] taps) {
    if (taps.length % 2 == 0) {
      throw new IllegalArgumentException("expected an odd number of taps; got " + taps.length);
    }
    this.taps = taps;
  }

  /** Samples on either side of one that its filtered value depends on. */
  public int reach() {
    return taps.length / 2;
  }

  /** This filter and another after it. */
  public Fir then(Fir next) {
    float[] both = new float[taps.length + next.taps.length - 1];
    for (int i = 0; i < taps.length; i++) {
      for (int j = 0; j < next.taps.length; j++) {
        both[i + j] += taps[i] * next.taps[j];
      }
    }
    return new Fir(both);
  }

  /**
   * Filters sound whose surroundings are known.
   *
   * @param in {@code reach()} samples before the first that is filtered, those, and {@code reach()}
   *     after
   * @param out as many as are filtered, overwritten
   */
  public void filter(float[] in, float[] out) {
    Arrays.fill(out, 0);
    for (int tap = 0; tap < taps.length; tap++) {
      accumulate(taps[taps.length - 1 - tap], in, tap, out);
    }
  }

  /** In this order, not tap by tap for each sample, it is a vector operation. */
  private static void accumulate(float weight, float[] in, int offset, float[] out) {
    for (int n = 0; n < out.length; n++) {
      out[n] += weight * in[offset + n];
    }
  }
}
