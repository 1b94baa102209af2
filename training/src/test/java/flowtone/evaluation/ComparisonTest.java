package flowtone.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.audio.HarmonicTones;
import flowtone.audio.Waveform;
import flowtone.evaluation.result.Metric;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final int RATE = 16000;

  /** All but what the teacher's networks say, which {@link LikelihoodCheck} asks them. */
  @Test
  void everyMetricIsMeasured() {
    Waveform recording = tone(1);
    Set<Metric> measured = new Comparison(recording, 16, true).measure(tone(2), tone(3)).keySet();
    Set<Metric> ofTeacher = EnumSet.of(Metric.TEACHER_NLL, Metric.TEACHER_BITS);
    assertEquals(EnumSet.complementOf(EnumSet.copyOf(ofTeacher)), measured);
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
