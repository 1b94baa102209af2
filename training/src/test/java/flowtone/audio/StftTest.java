package flowtone.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import flowtone.audio.Stft.Padding;
import org.junit.jupiter.api.Test;

class StftTest {

  @Test
  void aSinePeaksInItsBinAtHalfTheWindowsSum() {
    float[] sine = Tones.sine(1000, 0.5, 0.5, 16000).samples(); // Bin 64 of 1024.
    float[][] magnitudes = new Stft(1024, 256, 1024, Padding.ZERO).magnitudes(sine);

    float[] middle = magnitudes[magnitudes.length / 2];
    assertEquals(0.5 * 512 / 2, middle[64], 0.01);
    assertEquals(0.5 * 512 / 4, middle[63], 0.01); // A Hann window's neighbours have half.
    assertEquals(0, middle[70], 0.01);
  }

  @Test
  void magnitudesEqualThoseOfTheTransformsDefinition() {
    float[] samples = Tones.sine(1234, 0.7, 0.01, 16000).samples();
    int centre = 70;
    float[] frame = new Stft(64, 16, 48, Padding.ZERO).magnitudes(samples, centre, 1)[0];

    for (int k = 0; k <= 32; k++) {
      double re = 0;
      double im = 0;
      for (int i = 0; i < 48; i++) {
        double x = samples[centre - 24 + i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / 48));
        re += x * Math.cos(2 * Math.PI * k * i / 64);
        im -= x * Math.sin(2 * Math.PI * k * i / 64);
      }
      assertEquals(Math.hypot(re, im), frame[k], 1e-5, "bin " + k);
    }
  }

  @Test
  void reflectionContinuesTheSoundMirrored() {
    float[] samples = {1, 2, 3, 4, 5, 6, 7, 8};
    float[] mirrored = {5, 4, 3, 2, 1, 2, 3, 4, 5, 6, 7, 8, 7, 6, 5, 4, 3, 2, 1, 2};
    float[][] reflected = new Stft(8, 4, 8, Padding.REFLECT).magnitudes(samples);
    float[][] whole = new Stft(8, 4, 8, Padding.ZERO).magnitudes(mirrored, 4, 3);

    assertEquals(3, reflected.length);
    for (int frame = 0; frame < 3; frame++) {
      assertArrayEquals(whole[frame], reflected[frame], 1e-5f);
    }
  }

  @Test
  void aTransformThatIsNoPowerOfTwoIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Stft(1000, 1, 10, Padding.ZERO));
  }
}
