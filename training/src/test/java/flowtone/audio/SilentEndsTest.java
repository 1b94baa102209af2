package flowtone.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SilentEndsTest {
  private static final int RATE = 16000;

  /** A second of a tone between seconds of hiss. */
  private static Waveform recording(double amplitude, double hiss) {
    float[] tone = Tones.sine(300, amplitude, 1, RATE).samples();
    float[] samples = new float[3 * RATE];
    Random random = new Random(1);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (hiss * random.nextGaussian());
    }
    for (int i = 0; i < tone.length; i++) {
      samples[RATE + i] += tone[i];
    }
    return new Waveform(samples, RATE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.1, 0.001})
  void whateverTheLevelTheSoundIsKeptAndAMarginAroundIt(double level) {
    Waveform kept = SilentEnds.trim(recording(0.5 * level, 0.0001 * level));
    assertEquals(1.1, kept.seconds(), 0.041);
  }

  @Test
  void hissThatIsHeardBesideTheSoundIsKept() {
    assertEquals(3, SilentEnds.trim(recording(0.5, 0.005)).seconds(), 1e-9);
  }

  @Test
  void aPauseInTheMiddleIsKept() {
    float[] samples = new float[3 * RATE];
    samples[0] = 1;
    samples[samples.length - 1] = 1;
    assertEquals(3, SilentEnds.trim(new Waveform(samples, RATE)).seconds(), 1e-9);
  }

  @Test
  void aToneThatDiesAwayIsKeptForFiftyDecibels() {
    float[] tone = Tones.sine(300, 0.5, 3, RATE).samples();
    for (int i = 0; i < tone.length; i++) {
      tone[i] *= (float) Math.pow(10, -40.0 * i / RATE / 20);
    }
    assertEquals(1.3, SilentEnds.trim(new Waveform(tone, RATE)).seconds(), 0.05);
  }

  @Test
  void zerosAroundASoundAreLeftOutAndNothingElse() {
    float[] samples = {0, 0, 0.1f, 0, -1e-6f, 0};
    float[] sound = SilentEnds.withoutZeros(new Waveform(samples, RATE)).samples();
    assertArrayEquals(new float[] {0.1f, 0, -1e-6f}, sound);
    Waveform zeros = new Waveform(new float[8], RATE);
    assertEquals(8, SilentEnds.withoutZeros(zeros).samples().length);
  }
}
