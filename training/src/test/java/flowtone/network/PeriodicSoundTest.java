package flowtone.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.flow.Masks;
import flowtone.graph.ConstantParameters;
import flowtone.graph.TimeRows;
import flowtone.storage.WeightArray;
import flowtone.tensor.Expr;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link LongTermPrediction} makes of sounds that repeat, one beside another in a batch. */
class PeriodicSoundTest {
  private static final int N = 4;
  private static final int FRAMES = 100;
  private static final int CHANNELS = 8;
  private static final NetworkConfig SIZES =
      new NetworkConfig(N, CHANNELS, List.of(1, 2, 4, 8, 16), 0, 2);

  /** The gain at the lag itself of one of the two terms. */
  private static final float[][] GAINS = {{0, 0, 1, 0, 0, 0}, {0, 0, 0, 1, 0, 0}};

  @Test
  void aPeriodicSoundIsPredictedUpToFourFifthsOfTheNyquistFrequency() {
    // Periods of a long note, of several to the shortest lag, and of a whole number of samples.
    float[] pitches = {1 / 37.3f, 1 / 5.21f, 1 / 16f};
    for (float[] gains : GAINS) {
      float[][] predicted = predicted(gains, pitches);
      for (int b = 0; b < pitches.length; b++) {
        float[] sound = harmonics(pitches[b]);
        double power = 0;
        double error = 0;
        for (int t = 140; t < sound.length; t++) {
          power += sound[t] * sound[t];
          error += Math.pow(sound[t] - predicted[b][t], 2);
        }
        assertTrue(power > 10, "a sound of power " + power);
        assertTrue(error < 2e-4 * power, "of a pitch of %s: %s".formatted(pitches[b], error));
      }
    }
  }

  @Test
  void nothingIsPredictedWhereUnvoicedOrBeyondTheReceptiveField() {
    int longest = SIZES.lags().longest();
    float[][] nearest = predicted(GAINS[0], 0, 1f / (longest + 1), 1f / longest);
    float[] silence = new float[N * FRAMES];
    assertArrayEquals(silence, nearest[0], 0f);
    assertArrayEquals(silence, nearest[1], 0f);
    assertTrue(nearest[2][N * FRAMES - 1] != 0);
    assertArrayEquals(silence, predicted(GAINS[1], 1f / longest)[0], 0f);
  }

  @Test
  void lagsAreThoseOfTheGraph() {
    PitchLags lags = SIZES.lags();
    float[] pitches = {0, 1 / 37.3f, 1 / 5.21f, 1 / 16f, 0.01f, 0.499f};
    try (GraphUnderTest graph = new GraphUnderTest()) {
      Expr pitch = graph.input(1, pitches.length);
      PitchLags.Lags inGraph = lags.of(pitch, 2);
      var feed = new GraphUnderTest.Feed(pitch, pitches, 1, pitches.length);
      List<float[]> found = graph.run(List.of(feed), List.of(inGraph.samples(), inGraph.known()));
      for (int i = 0; i < 2 * pitches.length; i++) {
        float lag = lags.of(pitches[i % pitches.length], i / pitches.length);
        assertEquals(found.get(1)[i], lag > 0 ? 1 : 0, 0f);
        assertEquals(found.get(0)[i], lag > 0 ? lag : lags.shortest(), 0f);
        assertTrue(lag == 0 || lag > lags.shortest() - 1e-3 && lag <= lags.longest());
      }
    }
  }

  @Test
  void delaysAreThoseOfTheGraph() {
    float[] fractions = {0, 0.2f, 0.5f, 1 - 1e-7f};
    try (GraphUnderTest graph = new GraphUnderTest()) {
      Expr input = graph.input(fractions.length);
      var feed = new GraphUnderTest.Feed(input, fractions, fractions.length);
      float[] all = graph.run(List.of(feed), List.of(FractionalDelay.taps(input))).get(0);
      float[] taps = new float[FractionalDelay.TAPS];
      for (int i = 0; i < fractions.length; i++) {
        FractionalDelay.taps(fractions[i], taps);
        for (int tap = 0; tap < taps.length; tap++) {
          assertEquals(taps[tap], all[tap * fractions.length + i], 1e-5f);
        }
      }
    }
  }

  /** All harmonics below 0.8 of the Nyquist frequency, in random phases. */
  private static float[] harmonics(float pitch) {
    float[] angles = GraphUnderTest.gaussians(100, 3, 4);
    float[] sound = new float[N * FRAMES];
    for (int k = 1; k * pitch < 0.4; k++) {
      for (int t = 0; t < sound.length; t++) {
        sound[t] += (float) Math.sin(2 * Math.PI * k * pitch * t + angles[k]);
      }
    }
    return sound;
  }

  /** The prediction of the sounds of some pitches, or of noise where unvoiced or too low. */
  private static float[][] predicted(float[] gains, float... pitches) {
    int batch = pitches.length;
    try (GraphUnderTest graph = new GraphUnderTest()) {
      Expr sounds = graph.input(batch, N * FRAMES);
      Expr pitch = graph.input(FRAMES * batch, 1);
      TimeRows rows = new TimeRows(graph.tf(), graph.tf().constant(batch));
      var context = graph.silent(new ConstantParameters(graph.tf(), weights(gains)), rows.batch());
      Expr units = context.expr(graph.tf().constant(new float[FRAMES * batch][CHANNELS]));
      Expr frames = rows.fromSignal(sounds, N);
      Expr predicted =
          new LongTermPrediction(context, SIZES)
              .apply(
                  units,
                  Masks.degrees(CHANNELS, N),
                  new FramedInput(frames, frames, 1, pitch, null));
      float[] sound =
          ModelUnderTest.joined(
              IntStream.range(0, batch)
                  .mapToObj(b -> harmonics(Math.max(0.02f, pitches[b])))
                  .toList());
      float[] pitchRows = new float[FRAMES * batch];
      for (int row = 0; row < pitchRows.length; row++) {
        pitchRows[row] = pitches[row % batch];
      }
      float[] flat =
          graph
              .run(
                  List.of(
                      new GraphUnderTest.Feed(sounds, sound, batch, N * FRAMES),
                      new GraphUnderTest.Feed(pitch, pitchRows, FRAMES * batch, 1)),
                  List.of(rows.toSignal(predicted, N)))
              .get(0);
      return IntStream.range(0, batch)
          .mapToObj(b -> Arrays.copyOfRange(flat, b * N * FRAMES, (b + 1) * N * FRAMES))
          .toArray(float[][]::new);
    }
  }

  private static Map<String, WeightArray> weights(float[] gains) {
    float[] bias = new float[gains.length];
    for (int i = 0; i < bias.length; i++) {
      bias[i] = gains[i] / LinearPrediction.UNIT;
    }
    return Map.of(
        "longTerm", new WeightArray(new long[] {CHANNELS, 6}, new float[CHANNELS * 6]),
        "longTermBias", new WeightArray(new long[] {6}, bias));
  }
}
