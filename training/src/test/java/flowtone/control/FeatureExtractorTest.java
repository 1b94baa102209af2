package flowtone.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.HarmonicTones;
import flowtone.audio.Loudness;
import flowtone.audio.PitchContour;
import flowtone.audio.Waveform;
import org.junit.jupiter.api.Test;

class FeatureExtractorTest {
  private static final int RATE = 16000;
  private static final int HOP = 128;
  private final FeatureExtractor extractor = new FeatureExtractor(RATE, HOP, 0);

  private FeatureTrack extract(float[] samples) {
    return extractor.extract(new Waveform(samples, RATE), new float[] {1});
  }

  @Test
  void aToneOf440HertzIsHeardAs440Hertz() {
    FeatureTrack track = extract(HarmonicTones.harmonic(RATE, RATE, i -> 440));
    for (int h = 10; h < track.hops() - 10; h++) {
      assertEquals(440, track.f0Hz(h), 0.1);
      assertEquals(1, track.voicing(h), 1e-6);
    }
  }

  @Test
  void aThousandHertzSineOfAmplitudeOneHasMinusThreeDecibels() {
    float[] sine = new float[RATE];
    for (int i = 0; i < RATE; i++) {
      sine[i] = (float) Math.sin(2 * Math.PI * 1000 * i / RATE);
    }
    assertEquals(-3.01, extract(sine).loudnessDb(60), 0.05);
  }

  @Test
  void theEarHearsAHundredHertzNineteenDecibelsSofter() {
    assertEquals(-19.1, 20 * Math.log10(Loudness.aWeight(100)), 0.1);
    assertEquals(0, 20 * Math.log10(Loudness.aWeight(1000)), 0.01);
  }

  @Test
  void silenceIsUnvoicedAtTheFloor() {
    FeatureTrack track = extract(new float[RATE / 4]);
    for (int h = 0; h < track.hops(); h++) {
      assertEquals(Loudness.FLOOR_DB, track.loudnessDb(h));
      assertEquals(0, track.voicing(h));
      assertEquals(0, track.f0Hz(h));
      assertEquals(OnsetClock.LONGEST_SECONDS, track.onsetSeconds(h));
    }
  }

  @Test
  void vibratoAndPhaseAreRecovered() {
    float[] truth = new float[RATE];
    float[] samples =
        HarmonicTones.harmonic(
            RATE, RATE, i -> 440 * Math.pow(2, HarmonicTones.vibrato(i, RATE) / 1200), truth);
    FeatureTrack track = extract(samples);
    float[] cycles = HarmonicPhase.cycles(track, 0, track.hops());
    for (int i = 12 * HOP; i < RATE - 12 * HOP; i++) {
      double error = cycles[i] - truth[i];
      assertEquals(0, error - Math.rint(error), 0.02, "cycles at sample " + i);
      double hz = 440 * Math.pow(2, HarmonicTones.vibrato(i, RATE) / 1200);
      if (i % HOP == HOP / 2) {
        assertEquals(0, PitchContour.cents(hz, track.f0Hz(i / HOP)), 2, "cents at " + i);
      }
    }
  }

  @Test
  void anInstrumentsWholeRangeIsHeardInItsOctave() {
    for (double hz : new double[] {65.4, 98, 138.6, 233, 466, 880, 1300}) {
      FeatureTrack track = extract(HarmonicTones.harmonic(RATE, RATE / 2, i -> hz));
      assertEquals(0, PitchContour.cents(hz, track.f0Hz(30)), 2, hz + " Hz");
    }
  }

  @Test
  void theClockStartsWhereSoundDoesAndAgainAtANewNote() {
    float[] samples = new float[RATE * 3 / 2];
    float[] first = HarmonicTones.harmonic(RATE, RATE / 2, i -> 220);
    float[] second = HarmonicTones.harmonic(RATE, RATE / 2, i -> 330);
    System.arraycopy(first, 0, samples, RATE / 2, first.length);
    System.arraycopy(second, 0, samples, RATE, second.length);
    float[] clock = extract(samples).onsetSeconds();
    assertEquals(OnsetClock.LONGEST_SECONDS, clock[50]);
    assertEquals(0.4, clock[hopAt(0.9)], 0.03);
    assertEquals(0.4, clock[hopAt(1.4)], 0.1);
  }

  @Test
  void vibratoStartsNoNewNote() {
    float[] samples =
        HarmonicTones.harmonic(
            RATE, 2 * RATE, i -> 300 * Math.pow(2, HarmonicTones.vibrato(i, RATE) / 1200));
    assertTrue(extract(samples).onsetSeconds(2 * RATE / HOP - 5) > 1.8);
  }

  @Test
  void theSameRecordingGivesTheSameFeatures() {
    float[] samples = HarmonicTones.harmonic(RATE, RATE / 4, i -> 200);
    FeatureTrack once = extract(samples);
    FeatureTrack again = extract(samples);
    assertArrayEquals(once.f0Hz(), again.f0Hz());
    assertArrayEquals(once.phaseCycles(), again.phaseCycles());
    assertArrayEquals(once.loudnessDb(), again.loudnessDb());
  }

  private static int hopAt(double seconds) {
    return (int) (seconds * RATE / HOP) - 1;
  }
}
