package flowtone.sourcefilter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.MelScale;
import flowtone.audio.MelSpectrogram;
import flowtone.audio.Stft;
import flowtone.graph.NetworkContext;
import flowtone.network.GraphUnderTest;
import flowtone.network.RoughParameters;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class SourceFilterTest {
  private static final int RATE = 16_000;
  private static final int HOP = 128;
  private static final int HOPS = 60;
  private static final int BANDS = 80;
  private static final int CHANNELS = 4;
  private static final MelScale MEL = MelScale.of(BANDS, RATE);

  /** What goes in and comes out of an untrained source filter. */
  private record Made(float[] harmonics, float[] sound, float[] logScale) {}

  @Test
  void beforeTrainingNoiseHasTheMelSpectrumItIsAskedFor() {
    float[] white = GraphUnderTest.gaussians(HOPS * HOP, 1, 5);
    float[] shaped = new float[white.length];
    for (int t = 1; t < shaped.length; t++) {
      shaped[t] = 0.1f * white[t] + 0.8f * shaped[t - 1];
    }
    float[] wanted = meanOverTime(logMel(shaped));
    float[] made = meanOverTime(logMel(made(rows(wanted), 0, 0).sound()));
    int together = 8; // a single low band holds too few independent bins to be compared
    for (int first = 0; first < BANDS; first += together) {
      double difference = 0;
      for (int band = first; band < first + together; band++) {
        difference += (made[band] - wanted[band]) / together;
      }
      assertEquals(0, difference, 0.25, "bands from " + first);
    }
  }

  @Test
  void beforeTrainingHarmonicsHaveTheMelSpectrumItIsAskedFor() {
    float f0 = 200f / RATE;
    float[] tone = new float[HOPS * HOP];
    for (int k = 1; k * 200 < 3000; k++) {
      for (int t = 0; t < tone.length; t++) {
        tone[t] += (float) (0.1 / k * Math.cos(2 * Math.PI * k * f0 * t));
      }
    }
    float[] wanted = meanOverTime(logMel(tone));
    float[] made = meanOverTime(logMel(made(rows(wanted), f0, 1).harmonics()));
    for (int k = 1; k * 200 < 1500; k++) { // above, a growing share is taken for noise
      int band = bandAt(200 * k);
      assertEquals(wanted[band], made[band], 0.3, "harmonic " + k);
    }
  }

  @Test
  void whereNothingIsVoicedThereAreNoHarmonics() {
    float[] harmonics = made(rows(filled(-2)), 0, 0).harmonics();
    for (float sample : harmonics) {
      assertEquals(0, sample);
    }
  }

  @Test
  void theLogScaleIsTheLogOfTheFirstTap() {
    Made made = made(rows(filled(-2)), 0, 0);
    Made louder = made(rows(filled(-1)), 0, 0);
    assertTrue(Float.isFinite(made.logScale()[0]));
    assertEquals(1, louder.logScale()[77] - made.logScale()[77], 1e-3);
  }

  @Test
  void aSampleOfTheSoundDoesNotDependOnLaterNoise() {
    float[] first = GraphUnderTest.gaussians(HOPS * HOP, 1, 1);
    float[] second = first.clone();
    int changed = 1000;
    Arrays.fill(second, changed, second.length, 0);
    float[] a = made(rows(filled(-2)), 100f / RATE, 1, first).sound();
    float[] b = made(rows(filled(-2)), 100f / RATE, 1, second).sound();
    for (int t = 0; t < changed; t++) {
      assertEquals(a[t], b[t], 1e-6, "sample " + t);
    }
  }

  private static float[] filled(float value) {
    float[] values = new float[BANDS];
    Arrays.fill(values, value);
    return values;
  }

  /** The same bands at every hop [(1 + hops), bands]. */
  private static float[] rows(float[] bands) {
    float[] rows = new float[(1 + HOPS) * BANDS];
    for (int row = 0; row <= HOPS; row++) {
      System.arraycopy(bands, 0, rows, row * BANDS, BANDS);
    }
    return rows;
  }

  private static int bandAt(double hertz) {
    int nearest = 0;
    for (int band = 0; band < BANDS; band++) {
      if (Math.abs(MEL.peakHz(band) - hertz) < Math.abs(MEL.peakHz(nearest) - hertz)) {
        nearest = band;
      }
    }
    return nearest;
  }

  private static float[][] logMel(float[] sound) {
    return new MelSpectrogram(RATE, HOP, BANDS, Stft.Padding.ZERO).logMel(sound);
  }

  /** Logarithm of the mean magnitude over frames away from the ends. */
  private static float[] meanOverTime(float[][] logMel) {
    float[] mean = new float[BANDS];
    for (int band = 0; band < BANDS; band++) {
      double sum = 0;
      for (int frame = 8; frame < logMel.length - 8; frame++) {
        sum += Math.exp(logMel[frame][band]);
      }
      mean[band] = (float) Math.log(sum / (logMel.length - 16));
    }
    return mean;
  }

  private static Made made(float[] logMel, float cyclesPerSample, float voicing) {
    return made(logMel, cyclesPerSample, voicing, GraphUnderTest.gaussians(HOPS * HOP, 1, 9));
  }

  private static Made made(float[] logMel, float cyclesPerSample, float voicing, float[] noise) {
    float[] pitch = new float[(1 + HOPS) * 2];
    for (int row = 0; row <= HOPS; row++) {
      pitch[2 * row] = cyclesPerSample;
      pitch[2 * row + 1] = voicing;
    }
    float[] phase = new float[HOPS * HOP];
    for (int t = 0; t < phase.length; t++) {
      phase[t] = (float) ((double) t * cyclesPerSample % 1);
    }
    try (GraphUnderTest graph = new GraphUnderTest()) {
      Operand<TFloat32> hops = graph.input(1 + HOPS, CHANNELS);
      Operand<TFloat32> mel = graph.input(1 + HOPS, BANDS);
      Operand<TFloat32> pitches = graph.input(1 + HOPS, 2);
      Operand<TFloat32> phases = graph.input(1, HOPS * HOP);
      Operand<TFloat32> white = graph.input(1, HOPS * HOP);
      NetworkContext context =
          graph.silent(new RoughParameters(graph.tf(), 1, 0), graph.tf().constant(1));
      SourceFilter base =
          new SourceFilter(
              context, new SourceFilterConfig(RATE, BANDS, 100, 512, 1024), MEL, CHANNELS, HOP);
      SourceFilter.Parameters h = base.of(hops, mel, pitches, phases);
      List<float[]> values =
          graph.run(
              List.of(
                  new GraphUnderTest.Feed(
                      hops,
                      GraphUnderTest.gaussians((1 + HOPS) * CHANNELS, 1, 2),
                      1 + HOPS,
                      CHANNELS),
                  new GraphUnderTest.Feed(mel, logMel, 1 + HOPS, BANDS),
                  new GraphUnderTest.Feed(pitches, pitch, 1 + HOPS, 2),
                  new GraphUnderTest.Feed(phases, phase, 1, HOPS * HOP),
                  new GraphUnderTest.Feed(white, noise, 1, HOPS * HOP)),
              List.of(h.harmonics(), base.toData(white, h), h.logScale()));
      return new Made(values.get(0), values.get(1), values.get(2));
    }
  }
}
