package flowtone.sourcefilter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Loudness;
import flowtone.audio.MelScale;
import flowtone.audio.MelSpectrogram;
import flowtone.audio.Stft;
import flowtone.graph.NetworkContext;
import flowtone.kernel.Kernels;
import flowtone.network.GraphUnderTest;
import flowtone.network.RoughParameters;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class SpectralEnvelopesTest {
  private static final int RATE = 16_000;
  private static final int HOP = 128;
  private static final int HOPS = 60;
  private static final int BANDS = 80;
  private static final int CHANNELS = 4;
  private static final int HARMONICS = 60;
  private static final MelScale MEL = MelScale.of(BANDS, RATE);
  private static final SourceFilterConfig CONFIG =
      new SourceFilterConfig(RATE, BANDS, HARMONICS, 512, 1024);

  /** The mel spectrum that is told, and that of the sound that is made [bands]. */
  private record Spectra(float[] told, float[] made, float loudnessDb) {}

  @Test
  void harmonicsHaveTheMelSpectrumThatIsToldOfThem() {
    for (double hertz : new double[] {130, 300, 700}) {
      Spectra spectra = spectra(falling(-3, 0.03), falling(-8, 0), hertz, 1);
      for (int k = 1; k * hertz < 4000; k++) {
        int band = (int) Math.round(MEL.band(k * hertz));
        assertEquals(spectra.told()[band], spectra.made()[band], 0.25, hertz + " Hz, " + k);
      }
    }
  }

  @Test
  void noiseHasTheMelSpectrumThatIsToldOfIt() {
    Spectra spectra = spectra(falling(-3, 0), falling(1, 0.04), 200, 0);
    int together = 8; // a single low band holds too few independent bins to be compared
    for (int first = 0; first < BANDS; first += together) {
      double difference = 0;
      for (int band = first; band < first + together; band++) {
        difference += (spectra.made()[band] - spectra.told()[band]) / together;
      }
      assertEquals(0, difference, 0.25, "bands from " + first);
    }
  }

  @Test
  void whatIsNotVoicedHasNoHarmonics() {
    float[] noise = falling(1, 0.04);
    float[] told = spectra(falling(3, 0), noise, 200, 0).told();
    for (int band = 0; band < BANDS; band++) {
      assertEquals(noise[band], told[band], 1e-3, "band " + band);
    }
  }

  @Test
  void harmonicsAreAsLoudAsIsAskedForOverTheNoise() {
    for (double decibels : new double[] {-42, -38, -34}) {
      float level = (float) (decibels / 20 * Math.log(10));
      Spectra spectra = spectra(falling(-3.6, 0.03), falling(-8, 0), 1000, 1, level);
      assertEquals(decibels, spectra.loudnessDb(), 0.3);
    }
  }

  @Test
  void theLevelOfEnvelopesIsTheLoudnessOfTheirSound() {
    float[] amplitude = falling(-3.6, 0.03);
    float[] noise = falling(-1, 0.02);
    var given = new SourceFilterFormula.GivenEnvelopes(amplitude, noise, 1000f / RATE, 1);
    double decibels = 20 / Math.log(10) * new AskedLoudness(Kernels.best(), CONFIG).level(given);
    assertEquals(decibels, spectra(amplitude, noise, 1000, 1).loudnessDb(), 1);
  }

  @Test
  void whatIsNotHeardIsHardlyMoved() {
    AskedLoudness loudness = new AskedLoudness(Kernels.best(), CONFIG);
    float[] amplitude = falling(-3, 0.03);
    var given = new SourceFilterFormula.GivenEnvelopes(amplitude, falling(-8, 0), 100f / RATE, 1);
    float[] louder = loudness.of(given, loudness.level(given) + 0.4f).logAmplitude();
    assertEquals(0, louder[0] - amplitude[0], 0.03); // 70 Hz, where curve A is at -27 dB
    assertTrue(louder[30] - amplitude[30] > 0.35);
  }

  private static float[] falling(double first, double step) {
    float[] values = new float[BANDS];
    for (int band = 0; band < BANDS; band++) {
      values[band] = (float) (first - step * band);
    }
    return values;
  }

  /** At the level that the envelopes have. */
  private static Spectra spectra(float[] amplitude, float[] noise, double hertz, float voicing) {
    float level =
        new AskedLoudness(Kernels.best(), CONFIG)
            .level(
                new SourceFilterFormula.GivenEnvelopes(
                    amplitude, noise, (float) (hertz / RATE), voicing));
    return spectra(amplitude, noise, hertz, voicing, level);
  }

  private static Spectra spectra(
      float[] amplitude, float[] noise, double hertz, float voicing, float level) {
    float[] rowsOfLevel = new float[1 + HOPS];
    Arrays.fill(rowsOfLevel, level);
    float[] pitch = new float[(1 + HOPS) * 2];
    for (int row = 0; row <= HOPS; row++) {
      pitch[2 * row] = (float) (hertz / RATE);
      pitch[2 * row + 1] = voicing;
    }
    float[] phase = new float[HOPS * HOP];
    for (int t = 0; t < phase.length; t++) {
      phase[t] = (float) (t * hertz / RATE % 1);
    }
    try (GraphUnderTest graph = new GraphUnderTest()) {
      Operand<TFloat32> amplitudes = graph.input(1 + HOPS, BANDS);
      Operand<TFloat32> noises = graph.input(1 + HOPS, BANDS);
      Operand<TFloat32> hops = graph.input(1 + HOPS, CHANNELS);
      Operand<TFloat32> pitches = graph.input(1 + HOPS, 2);
      Operand<TFloat32> phases = graph.input(1, HOPS * HOP);
      Operand<TFloat32> white = graph.input(1, HOPS * HOP);
      NetworkContext context =
          graph.silent(new RoughParameters(graph.tf(), 1, 0), graph.tf().constant(1));
      SourceFilter base = new SourceFilter(context, CONFIG, MEL, CHANNELS, HOP);
      Operand<TFloat32> levels = graph.input(1 + HOPS, 1);
      SpectralEnvelopes known =
          new SpectralEnvelopes(
              context.expr(amplitudes), context.expr(noises), context.expr(levels));
      SourceFilter.Parameters h = base.of(hops, known, pitches, phases);
      List<float[]> values =
          graph.run(
              List.of(
                  new GraphUnderTest.Feed(amplitudes, rows(amplitude), 1 + HOPS, BANDS),
                  new GraphUnderTest.Feed(noises, rows(noise), 1 + HOPS, BANDS),
                  new GraphUnderTest.Feed(levels, rowsOfLevel, 1 + HOPS, 1),
                  new GraphUnderTest.Feed(
                      hops,
                      GraphUnderTest.gaussians((1 + HOPS) * CHANNELS, 1, 2),
                      1 + HOPS,
                      CHANNELS),
                  new GraphUnderTest.Feed(pitches, pitch, 1 + HOPS, 2),
                  new GraphUnderTest.Feed(phases, phase, 1, HOPS * HOP),
                  new GraphUnderTest.Feed(
                      white, GraphUnderTest.gaussians(HOPS * HOP, 1, 9), 1, HOPS * HOP)),
              List.of(known.logMel(context, MEL, HARMONICS, pitches), base.toData(white, h)));
      float loudnessDb = Loudness.ofFeatures(RATE, HOP).at(values.get(1), HOPS * HOP / 2);
      return new Spectra(Arrays.copyOf(values.get(0), BANDS), meanMel(values.get(1)), loudnessDb);
    }
  }

  /** The same bands at every hop [(1 + hops), bands]. */
  private static float[] rows(float[] bands) {
    float[] rows = new float[(1 + HOPS) * BANDS];
    for (int row = 0; row <= HOPS; row++) {
      System.arraycopy(bands, 0, rows, row * BANDS, BANDS);
    }
    return rows;
  }

  /** Logarithm of the mean magnitude over frames away from the ends. */
  private static float[] meanMel(float[] sound) {
    float[][] logMel = new MelSpectrogram(RATE, HOP, BANDS, Stft.Padding.ZERO).logMel(sound);
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
}
