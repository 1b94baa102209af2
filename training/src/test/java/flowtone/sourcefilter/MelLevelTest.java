package flowtone.sourcefilter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.audio.MelScale;
import flowtone.audio.MelSpectrogram;
import flowtone.audio.Stft;
import flowtone.audio.Tones;
import flowtone.network.GraphUnderTest;
import flowtone.network.RoughParameters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class MelLevelTest {
  private static final int RATE = 24_000;
  private static final int HOP = 192;
  private static final int HOPS = 60;
  private static final int BANDS = MelScale.WIDE_BANDS;

  @Test
  void noiseOfEqualPowerIsEquallyLoudWhereverItLies() {
    float[] white = GraphUnderTest.gaussians(HOPS * HOP, 1, 4);
    assertEquals(level(neighbours(white, 1)), level(neighbours(white, -1)), 0.2);
  }

  @Test
  void aGainIsAddedToTheLevel() {
    float[] tone = Tones.sine(700, 0.2, HOPS * HOP / (double) RATE, RATE).samples();
    assertEquals(level(tone) + Math.log(3), level(times(tone, 3)), 1e-3);
  }

  /** Sums of neighbours, most of them low, or differences, most of them high; of deviation 1. */
  private static float[] neighbours(float[] white, int sign) {
    float[] out = new float[white.length];
    for (int t = 1; t < white.length; t++) {
      out[t] = (float) (Math.sqrt(0.5) * (white[t] + sign * white[t - 1]));
    }
    return out;
  }

  private static float[] times(float[] samples, float gain) {
    float[] out = new float[samples.length];
    for (int t = 0; t < out.length; t++) {
      out[t] = gain * samples[t];
    }
    return out;
  }

  /** Mean over hops away from the ends. */
  private static double level(float[] sound) {
    float[][] logMel = new MelSpectrogram(RATE, HOP, BANDS, Stft.Padding.ZERO).logMel(sound);
    int rows = 40;
    float[] middle = new float[rows * BANDS];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(logMel[10 + row], 0, middle, row * BANDS, BANDS);
    }
    try (GraphUnderTest graph = new GraphUnderTest()) {
      Operand<TFloat32> bands = graph.input(rows, BANDS);
      var context = graph.silent(new RoughParameters(graph.tf(), 1, 0), graph.tf().constant(1));
      var mel = MelScale.of(BANDS, RATE);
      float[] levels =
          graph
              .run(
                  List.of(new GraphUnderTest.Feed(bands, middle, rows, BANDS)),
                  List.of(MelLevel.of(mel, context.expr(bands))))
              .get(0);
      double sum = 0;
      for (float level : levels) {
        sum += level / rows;
      }
      return sum;
    }
  }
}
