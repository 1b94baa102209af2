package flowtone.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import flowtone.audio.HarmonicTones;
import flowtone.audio.Waveform;
import flowtone.evaluation.result.Metric;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final int RATE = 16000;

  /** All but what the teacher's networks say, which {@link LikelihoodCheck} asks them. */
  @Test
  void everyMetricIsMeasured() {
    Waveform recording = tone(1);
    Set<Metric> measured =
        new Comparison(recording, 16, true, 0).measure(tone(2), tone(3)).keySet();
    Set<Metric> ofTeacher = EnumSet.of(Metric.TEACHER_NLL, Metric.TEACHER_BITS);
    assertEquals(EnumSet.complementOf(EnumSet.copyOf(ofTeacher)), measured);
  }

  /** The lowest key of a piano: whether it is voiced cannot be told, but how far off it is can. */
  @Test
  void ofANoteThatTheTrackerDoesNotHearThePitchIsMeasuredNearItsName() {
    Waveform recording = low(27.5);
    Comparison comparison = new Comparison(recording, 16, true, 27.4);
    Map<Metric, Double> same = comparison.measure(recording);
    assertEquals(0, same.get(Metric.F0_RMSE));
    assertEquals(0, same.get(Metric.F0_GROSS_ERRORS));
    assertFalse(same.containsKey(Metric.VOICING_F1));
    assertFalse(same.containsKey(Metric.VOICING_ERRORS));
    Map<Metric, Double> sharp = comparison.measure(low(27.5 * Math.pow(2, 30 / 1200.0)));
    assertEquals(30, sharp.get(Metric.F0_RMSE), 3);
  }

  /**
   * Within a semitone of the softer of two strings lies a louder one that the name does not mean.
   */
  @Test
  void aNoteWithTwoPitchesIsNotOffFromItself() {
    float[] both = low(27.5 * Math.pow(2, 100 / 1200.0)).amplified(0.5f).samples();
    float[] meant = low(27.5 * Math.pow(2, 50 / 1200.0)).samples();
    for (int i = 0; i < both.length; i++) {
      both[i] += 0.25f * meant[i];
    }
    Waveform recording = new Waveform(both, RATE);
    Comparison comparison = new Comparison(recording, 16, true, 27.5);
    assertEquals(0, comparison.measure(recording).get(Metric.F0_RMSE));
  }

  @Test
  void aNoteThatTheTrackerHearsIsMeasuredByIt() {
    Waveform recording = tone(1);
    assertEquals(
        new Comparison(recording, 16, true, 0).measure(tone(2)),
        new Comparison(recording, 16, true, 111).measure(tone(2)));
  }

  @Test
  void pitchBetweenTwoNoisesIsHowFarTheyAreApartNotHowFarFromTheRecording() {
    Comparison comparison = new Comparison(low(220), 16, true, 0);
    Waveform sharp = low(220 * Math.pow(2, 30 / 1200.0));
    assertEquals(0, comparison.measure(sharp, sharp).get(Metric.F0_NOISE));
    assertEquals(30, comparison.measure(sharp, low(220)).get(Metric.F0_NOISE), 1);
  }

  private static Waveform low(double hertz) {
    return new Waveform(HarmonicTones.harmonic(RATE, 2 * RATE, sample -> hertz), RATE);
  }

  private static Waveform tone(long seed) {
    float[] samples = HarmonicTones.harmonic(2 * RATE, RATE, sample -> 220);
    Random random = new Random(seed);
    for (int i = 0; i < samples.length; i++) {
      samples[i] += (float) (0.001 * random.nextGaussian());
    }
    return new Waveform(samples, RATE);
  }
}
