package flowtone.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Stft.Padding;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MelSpectrogramTest {
  private final MelSpectrogram mel =
      new MelSpectrogram(16000, 128, MelSpectrogram.BANDS, Padding.REFLECT);

  @Test
  void silenceIsTheLogarithmOfTheFloor() {
    float[][] logMel = mel.logMel(new float[1280]);
    assertEquals(11, logMel.length);
    assertEquals(80, logMel[0].length);
    assertEquals(Math.log(1e-4), logMel[5][40], 1e-6);
  }

  @Test
  void aToneIsLoudestInTheBandAroundIt() {
    // Corners are (2787.0 - 77.8) / 81 = 33.45 mel apart; 1 kHz is 1000 mel, 27.57 steps up.
    float[] middle = mel.logMel(Tones.sine(1000, 0.5, 0.5, 16000).samples())[30];
    int loudest = 0;
    for (int band = 0; band < middle.length; band++) {
      loudest = middle[band] > middle[loudest] ? band : loudest;
    }
    assertEquals(27, loudest);
  }

  @Test
  void everyBandHearsWhiteNoise() {
    float[] noise = new float[16000];
    Random random = new Random(1);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    float[] frame = mel.logMel(noise)[60];
    for (int band = 0; band < frame.length; band++) {
      assertTrue(frame[band] > 0, "band " + band);
    }
  }

  @Test
  void anExactGainAddsItsLogarithm() {
    float[] tone = Tones.sine(440, 0.25, 0.2, 16000).samples();
    float[] louder = Tones.sine(440, 0.5, 0.2, 16000).samples();
    assertEquals(Math.log(2), mel.logMel(louder)[12][10] - mel.logMel(tone)[12][10], 1e-4);
  }

  @Test
  void aToneIsLoudestInTheBandOfItsFrequency() {
    MelSpectrogram mel = new MelSpectrogram(16000, 128, MelSpectrogram.BANDS, Stft.Padding.REFLECT);
    for (double hertz : new double[] {500, 1000, 3000, 6000}) {
      float[] frame = mel.logMel(Tones.sine(hertz, 0.5, 0.2, 16000).samples())[10];
      int loudest = 0;
      for (int band = 1; band < frame.length; band++) {
        loudest = frame[band] > frame[loudest] ? band : loudest;
      }
      assertEquals(mel.band(hertz), loudest, 1, hertz + " Hz");
    }
  }
}
