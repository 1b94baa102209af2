package flowtone.evaluation.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.audio.Resampler;
import flowtone.audio.Tones;
import flowtone.audio.Waveform;
import flowtone.evaluation.Comparison;
import flowtone.evaluation.result.Metric;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Figures of two small sounds against those that a direct computation in double precision gave,
 * written from the definitions in another language with another Fourier transform.
 */
class GoldenMetricsTest {
  private static final int RATE_HZ = 16000;
  private static final int SAMPLES = 8000;

  private final Waveform recording = sound(220, 0.3, 1, 0);
  private final Waveform voice = sound(223, 0.25, 2, 0);
  private final Map<Metric, Double> figures = new Comparison(recording, 16).measure(voice);

  @Test
  void distancesAreThoseOfTheDirectComputation() {
    assertEquals(0.962198, figures.get(Metric.M_STFT), 1e-4);
    assertEquals(0.321776, figures.get(Metric.MEL_L1), 1e-4);
    assertEquals(2.310956, figures.get(Metric.MCD), 1e-3);
    assertEquals(8.110879, figures.get(Metric.LSD), 2e-3);
  }

  @Test
  void levelsAreThoseOfTheDirectComputation() {
    assertEquals(-1.310870, figures.get(Metric.LEVEL), 1e-4);
    assertEquals(-0.341184, figures.get(Metric.FLOOR), 1e-4);
    assertEquals(0.991808, figures.get(Metric.FLATNESS), 1e-3);
  }

  @Test
  void pitchIsApartByTheIntervalOfTheTones() {
    double expected = 1200 * Math.log(223 / 220.0) / Math.log(2);
    Comparison tone = new Comparison(Tones.sine(220, 0.3, 0.5, RATE_HZ), 16);
    assertEquals(
        expected, tone.measure(Tones.sine(223, 0.3, 0.5, RATE_HZ)).get(Metric.F0_RMSE), 0.5);
  }

  @Test
  void frameToneIsThatOfTheDirectComputation() {
    Map<Metric, Double> lined = new Comparison(recording, 16).measure(sound(223, 0.25, 2, 0.002));
    assertEquals(29.004544, lined.get(Metric.FRAME_TONE), 1e-2);
  }

  @Test
  void aVoiceOfAnotherRateIsMeasuredAtTheRateOfTheDefinitions() {
    Waveform twice = Resampler.resample(recording, 24000);
    Waveform made = Resampler.resample(voice, 24000);
    Map<Metric, Double> resampled = new Comparison(twice, 24).measure(made);
    assertEquals(figures.get(Metric.MEL_L1), resampled.get(Metric.MEL_L1), 0.02);
    assertEquals(figures.get(Metric.LEVEL), resampled.get(Metric.LEVEL), 0.01);
  }

  /** A tone that dies away, one that comes, noise, and a line at 3 kHz. */
  private static Waveform sound(double hertz, double amplitude, long seed, double line) {
    float[] samples = new float[SAMPLES];
    long state = seed;
    for (int t = 0; t < SAMPLES; t++) {
      state = (state * 1103515245 + 12345) % (1L << 31);
      double noise = state / (double) (1L << 31) - 0.5;
      double radians = 2 * Math.PI * t / RATE_HZ;
      double fading = Math.exp(-t / 4000.0);
      double tones =
          amplitude * Math.sin(hertz * radians) * fading
              + 0.1 * Math.sin(5.6 * hertz * radians + 0.5) * (1 - fading);
      samples[t] = (float) (tones + 0.004 * noise + line * Math.sin(3000 * radians));
    }
    return new Waveform(samples, RATE_HZ);
  }
}
