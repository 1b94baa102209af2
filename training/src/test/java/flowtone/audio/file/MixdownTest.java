package flowtone.audio.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.audio.Tones;
import flowtone.audio.Waveform;
import org.junit.jupiter.api.Test;

class MixdownTest {
  private static final float[] TONE = Tones.sine(440, 0.5, 0.1, 44100).samples();

  @Test
  void channelsAreMixedDownToTheirMean() {
    Mixdown mixdown = mixdown(1, 0.5f, 0);
    assertArrayEquals(amplified(0.5f), mixdown.mix(), 1e-7f);
    assertEquals(-1, mixdown.takenChannel());
  }

  @Test
  void ofChannelsThatCancelEachOtherTheLouderIsTaken() {
    Mixdown mixdown = mixdown(0.95f, -1);
    assertArrayEquals(amplified(-1), mixdown.mix(), 1e-7f);
    assertEquals(1, mixdown.takenChannel());
  }

  @Test
  void oneChannelOfManyThatSoundsIsNoCancelling() {
    Mixdown mixdown = mixdown(0, 0, 0, 1, 0, 0, 0, 0);
    assertArrayEquals(amplified(1 / 8f), mixdown.mix(), 1e-7f);
    assertEquals(-1, mixdown.takenChannel());
  }

  @Test
  void silenceIsNoCancelling() {
    Mixdown mixdown = mixdown(0, 0);
    assertArrayEquals(amplified(0), mixdown.mix(), 0);
    assertEquals(-1, mixdown.takenChannel());
  }

  /** The tone on every channel, with a gain each. */
  private static Mixdown mixdown(float... gains) {
    float[] interleaved = new float[TONE.length * gains.length];
    for (int i = 0; i < interleaved.length; i++) {
      interleaved[i] = TONE[i / gains.length] * gains[i % gains.length];
    }
    Mixdown mixdown = new Mixdown(gains.length);
    assertEquals(interleaved.length, mixdown.take(interleaved, 0));
    return mixdown;
  }

  private static float[] amplified(float gain) {
    return new Waveform(TONE, 44100).amplified(gain).samples();
  }
}
