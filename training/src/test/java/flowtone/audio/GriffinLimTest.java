package flowtone.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Stft.Padding;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GriffinLimTest {
  private static final int RATE_HZ = 16000;
  private static final int HOP_SAMPLES = 128;

  @Test
  void theSoundOfItsOwnSpectraIsTheSound() {
    float[] noise = noise(4000);
    Stft stft = new Stft(1024, HOP_SAMPLES, 1024, Padding.ZERO);

    float[] back = stft.sound(stft.spectra(noise, 0, stft.frames(noise)), 0, noise.length);

    assertArrayEquals(noise, back, 1e-5f);
  }

  @Test
  void spectraThatDisagreeGiveTheSoundNearestToBoth() {
    // Two frames half over one another: sum of w y over sum of w w, where both are heard.
    Stft stft = new Stft(64, 32, 64, Padding.ZERO);
    float[] one = noise(64);
    float[] other = Arrays.copyOfRange(noise(200), 100, 164);
    float[][] spectra = {stft.spectra(one, 32, 1)[0], stft.spectra(other, 32, 1)[0]};
    float[] w = Stft.hann(64);

    float[] sound = stft.sound(spectra, 32, 96);

    for (int t = 40; t < 56; t++) {
      double numerator = w[t] * w[t] * one[t] + w[t - 32] * w[t - 32] * other[t - 32];
      double denominator = w[t] * w[t] + w[t - 32] * w[t - 32];
      assertEquals(numerator / denominator, sound[t], 1e-5);
    }
  }

  @Test
  void invertedMagnitudesHaveTheBandsTheyWereMadeOf() {
    float[][] heights = MelFilters.htk(80, RATE_HZ, 1024, 50, 7600);
    float[][] logMel =
        new MelSpectrogram(RATE_HZ, HOP_SAMPLES, 80, Padding.ZERO).logMel(vowel(0.2));

    float[][] magnitudes = new MelInversion(RATE_HZ, 80).magnitudes(logMel);

    for (int frame = 0; frame < logMel.length; frame++) {
      for (int band = 0; band < 80; band++) {
        double sum = 0;
        for (int bin = 0; bin < heights.length; bin++) {
          assertTrue(magnitudes[frame][bin] >= 0);
          sum += heights[bin][band] * magnitudes[frame][bin];
        }
        assertEquals(logMel[frame][band], Math.log(sum), 0.15, "frame " + frame + " band " + band);
      }
    }
  }

  @Test
  void sixtyIterationsComeNearTheMelSpectrogramTheyStartFrom() {
    float[] vowel = vowel(0.5);
    MelSpectrogram mel = new MelSpectrogram(RATE_HZ, HOP_SAMPLES, 80, Padding.ZERO);
    float[][] asked = mel.logMel(vowel);

    float first = distance(asked, mel.logMel(sound(asked, 1, 7)));
    float last = distance(asked, mel.logMel(sound(asked, 60, 7)));

    assertTrue(last < 0.2, "got " + last);
    assertTrue(last < 0.6 * first, first + " after one iteration, " + last + " after sixty");
  }

  @Test
  void theSameSeedGivesTheSameSound() {
    float[][] logMel =
        new MelSpectrogram(RATE_HZ, HOP_SAMPLES, 80, Padding.ZERO).logMel(vowel(0.1));
    assertArrayEquals(sound(logMel, 2, 7), sound(logMel, 2, 7));
    assertNotEquals(sound(logMel, 2, 7)[800], sound(logMel, 2, 8)[800]);
  }

  private static float[] sound(float[][] logMel, int iterations, long seed) {
    int samples = (logMel.length - 1) * HOP_SAMPLES;
    return new GriffinLim(RATE_HZ, HOP_SAMPLES, iterations)
        .sound(logMel, 0, samples, seed)
        .samples();
  }

  private static float distance(float[][] one, float[][] other) {
    float sum = 0;
    for (int frame = 0; frame < one.length; frame++) {
      for (int band = 0; band < 80; band++) {
        sum += Math.abs(one[frame][band] - other[frame][band]) / 80 / one.length;
      }
    }
    return sum;
  }

  /** Harmonics of a gliding pitch under two formants, and a little breath. */
  private static float[] vowel(double seconds) {
    float[] samples = new float[(int) (seconds * RATE_HZ) / HOP_SAMPLES * HOP_SAMPLES];
    Random breath = new Random(3);
    double cycles = 0;
    for (int t = 0; t < samples.length; t++) {
      double f0 = 120 + 30.0 * t / samples.length;
      cycles += f0 / RATE_HZ;
      for (int k = 1; k * f0 < 7000; k++) {
        double formants =
            Math.exp(-Math.pow((k * f0 - 700) / 300, 2)) + 0.3 / (1 + k * f0 / 1000.0);
        samples[t] += (float) (0.05 * formants * Math.cos(2 * Math.PI * k * cycles));
      }
      samples[t] += (float) (0.002 * breath.nextGaussian());
    }
    return samples;
  }

  private static float[] noise(int samples) {
    Random random = new Random(5);
    float[] noise = new float[samples];
    for (int i = 0; i < samples; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    return noise;
  }
}
