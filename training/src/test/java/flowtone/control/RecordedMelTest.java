package flowtone.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Dither;
import flowtone.audio.HarmonicTones;
import flowtone.audio.MelScale;
import flowtone.audio.MelSpectrogram;
import flowtone.audio.Resampler;
import flowtone.audio.Stft;
import flowtone.audio.Waveform;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordedMelTest {
  private static final int RATE = 24000;
  private static final int HOP = 96;
  private static final int HOPS = 200;
  private static final RecordedMel MEL = new RecordedMel(RATE, HOP, MelScale.WIDE_BANDS);

  /** Soft noise as a recorder at 16 kHz hears it. */
  private static float[] narrow() {
    float[] samples = new float[16000];
    Random random = new Random(1);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = 0.01f * (float) random.nextGaussian();
    }
    return Resampler.resample(new Waveform(samples, 16000), RATE).samples();
  }

  private static double mean(float[][] rows, int band) {
    double sum = 0;
    for (int hop = 20; hop < 180; hop++) {
      sum += rows[hop][band] / 160;
    }
    return sum;
  }

  /** As networks were taught: on crops that are dithered before they are measured. */
  @Test
  void everyBandReadsAsThatOfTheDitheredSoundDoes() {
    float[] sound = narrow();
    float[][] read = MEL.of(sound, HOPS);
    float[][] dithered =
        new MelSpectrogram(RATE, HOP, MelScale.WIDE_BANDS, Stft.Padding.ZERO)
            .logMel(Dither.added(sound), HOP, HOPS);
    for (int band = 0; band < MelScale.WIDE_BANDS; band++) {
      assertEquals(mean(dithered, band), mean(read, band), 0.15, "band " + band);
    }
  }

  @Test
  void whatARecordingLacksReadsAsSilence() {
    float[][] read = MEL.of(narrow(), HOPS);
    int last = MelScale.WIDE_BANDS - 1;
    assertEquals(MEL.silence()[last], mean(read, last), 0.05);
    assertTrue(MEL.silence()[last] > Math.log(10 * MelSpectrogram.FLOOR));
    assertTrue(mean(read, 20) > MEL.silence()[20] + 3);
    assertArrayEquals(MEL.silence(), MEL.of(new float[HOPS * HOP], HOPS)[7], 0);
  }

  @Test
  void whatIsLoudIsAsItIs() {
    float[] tone = HarmonicTones.harmonic(RATE, HOPS * HOP, sample -> 100);
    float[][] plain =
        new MelSpectrogram(RATE, HOP, MelScale.WIDE_BANDS, Stft.Padding.ZERO)
            .logMel(tone, HOP, HOPS);
    float[][] read = MEL.of(tone, HOPS);
    assertEquals(plain[100][5], read[100][5], 1e-4);
  }

  @Test
  void withoutBandsThereAreRowsOfNoValues() {
    float[][] none = new RecordedMel(RATE, HOP, 0).of(new float[HOPS * HOP], 3);
    assertEquals(3, none.length);
    assertEquals(0, none[0].length);
  }
}
