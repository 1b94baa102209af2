package flowtone.incremental;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InverseFilterTest {
  private static final int HOP = 12;
  private static final int HOPS = 9;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 12, 13, 31})
  void whatTheFilterMadeOfASignalIsTakenBackToIt(int taps) {
    float[] signal = gaussians(HOPS * HOP, 1, 1);
    float[] responses = decaying(taps);
    float[] found =
        new InverseFilter(HOP, taps).apply(filtered(signal, responses, taps), responses);
    assertArrayEquals(signal, found, 1e-4f);
  }

  @Test
  void inChunksItIsTheWhole() {
    int taps = 31;
    float[] responses = decaying(taps);
    float[] filtered = filtered(gaussians(HOPS * HOP, 1, 3), responses, taps);
    float[] whole = new InverseFilter(HOP, taps).apply(filtered, responses);
    InverseFilter inChunks = new InverseFilter(HOP, taps);
    float[] joined = new float[whole.length];
    for (int hop = 0; hop < HOPS; hop += 3) {
      float[] part =
          inChunks.apply(
              Arrays.copyOfRange(filtered, hop * HOP, (hop + 3) * HOP),
              Arrays.copyOfRange(responses, hop * taps, (hop + 4) * taps));
      System.arraycopy(part, 0, joined, hop * HOP, part.length);
    }
    assertArrayEquals(whole, joined, 1e-6f);
  }

  /** Responses that die away fast enough to be of minimum phase [1 + hops][taps]. */
  private static float[] decaying(int taps) {
    float[] responses = gaussians((1 + HOPS) * taps, 0.3, 2);
    for (int row = 0; row <= HOPS; row++) {
      responses[row * taps] = 1 + Math.abs(responses[row * taps]);
      for (int k = 1; k < taps; k++) {
        responses[row * taps + k] *= (float) Math.pow(0.5, k);
      }
    }
    return responses;
  }

  /** The definition, sample by sample. */
  private static float[] filtered(float[] signal, float[] responses, int taps) {
    float[] out = new float[signal.length];
    for (int t = 0; t < signal.length; t++) {
      double late = t % HOP / (double) HOP;
      double sum = 0;
      for (int k = 0; k < taps && k <= t; k++) {
        double begin = responses[t / HOP * taps + k];
        double end = responses[(t / HOP + 1) * taps + k];
        sum += ((1 - late) * begin + late * end) * signal[t - k];
      }
      out[t] = (float) sum;
    }
    return out;
  }

  private static float[] gaussians(int count, double deviation, long seed) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return values;
  }
}
