package flowtone.incremental;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.network.LinearPrediction;
import flowtone.network.Reflection;
import flowtone.storage.WeightArray;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is known of lattices, and that no change of their coefficients makes them run away. */
class IncrementalReflectionTest {
  private static final int STAGES = 6;
  private static final int FRAME = 4;

  @Test
  void coefficientsThatStayAreTheLinearTapsOfTheStepUpRecursion() {
    Random random = new Random(1);
    float[] raw = raw(random, 0.4);
    float[] taps = stepUp(raw);
    IncrementalReflection lattice = lattice();
    float[] sound = new float[40];
    for (int t = 0; t < sound.length; t++) {
      if (t % FRAME == 0) {
        lattice.begin(raw);
      }
      float predicted = 0;
      for (int k = 0; k < Math.min(STAGES, t); k++) {
        predicted += taps[k] * sound[t - 1 - k];
      }
      assertEquals(predicted, lattice.next(), 1e-5f);
      sound[t] = (float) random.nextGaussian();
      lattice.know(sound[t]);
    }
  }

  @Test
  void noSampleHasMoreEnergyThanAllErrorsSoFarHoweverTheCoefficientsChange() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      IncrementalReflection lattice = lattice();
      double errors = 0;
      double scale = 1;
      double last = 0;
      for (int t = 0; t < 4000; t++) {
        if (t % FRAME == 0) {
          float[] raw = raw(random, 2);
          lattice.begin(raw);
          scale = scale(raw);
        }
        double error = t < 100 ? random.nextGaussian() : 0;
        float sample = (float) (lattice.next() + scale * error);
        lattice.know(sample);
        errors += error * error;
        assertTrue(sample * sample <= errors * (1 + 1e-3), "%s of %s".formatted(sample, errors));
        last = t < 3900 ? 0 : Math.max(last, Math.abs(sample));
      }
      assertTrue(last < 1e-3, "still " + last);
    }
  }

  /** Why the lattice: taps that are stable in each frame are not from frame to frame. */
  @Test
  void linearTapsOfTheSameCoefficientsRunAway() {
    Random random = new Random(1);
    float[] sound = new float[2000];
    float[] taps = new float[STAGES];
    for (int t = 0; t < sound.length; t++) {
      taps = t % FRAME == 0 ? stepUp(raw(random, 2)) : taps;
      sound[t] = t < 100 ? (float) random.nextGaussian() : 0;
      for (int k = 0; k < Math.min(STAGES, t); k++) {
        sound[t] += taps[k] * sound[t - 1 - k];
      }
    }
    assertTrue(!(Math.abs(sound[sound.length - 1]) < 1e9), "ends at " + sound[sound.length - 1]);
  }

  /** One that takes its hidden units for the raw coefficients. */
  private static IncrementalReflection lattice() {
    float[] identity = new float[STAGES * STAGES];
    for (int i = 0; i < STAGES; i++) {
      identity[i * (STAGES + 1)] = 1 / LinearPrediction.UNIT;
    }
    int[] all = IntStream.range(0, STAGES).toArray();
    RowMatrix weights =
        new RowMatrix(new WeightArray(new long[] {STAGES, STAGES}, identity), all, all);
    return new IncrementalReflection(new FrameCoefficients(weights, new float[STAGES], STAGES));
  }

  private static float[] raw(Random random, double deviation) {
    float[] raw = new float[STAGES];
    for (int i = 0; i < STAGES; i++) {
      raw[i] = (float) (deviation * random.nextGaussian());
    }
    return raw;
  }

  private static double scale(float[] raw) {
    double scale = 1;
    for (float each : raw) {
      scale *= Math.sqrt(1 - Math.pow(Reflection.bounded(each), 2));
    }
    return scale;
  }

  /** The taps of the predictor with these reflection coefficients, the nearest sample's first. */
  private static float[] stepUp(float[] raw) {
    float[] taps = new float[0];
    for (int i = 0; i < STAGES; i++) {
      float k = Reflection.bounded(raw[i]);
      float[] next = Arrays.copyOf(taps, i + 1);
      for (int j = 0; j < i; j++) {
        next[j] -= k * taps[i - 1 - j];
      }
      next[i] = k;
      taps = next;
    }
    return taps;
  }
}
