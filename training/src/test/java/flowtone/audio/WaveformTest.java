package flowtone.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WaveformTest {
  private static final Waveform SOUND = new Waveform(new float[] {0.5f, -0.25f, 0.125f, 0}, 2);

  @Test
  void amplifyingLeavesTheSoundItselfAlone() {
    assertArrayEquals(new float[] {1, -0.5f, 0.25f, 0}, SOUND.amplified(2).samples());
    assertEquals(0.5f, SOUND.samples()[0]);
  }

  @Test
  void aLengthIsReachedByCuttingOrBySilence() {
    assertArrayEquals(new float[] {0.5f}, SOUND.lasting(1).samples());
    assertArrayEquals(new float[] {0.5f, -0.25f, 0.125f, 0, 0}, SOUND.lasting(5).samples());
  }

  @Test
  void aBeginningIsNeverLongerThanTheSound() {
    assertArrayEquals(new float[] {0.5f, -0.25f, 0.125f}, SOUND.beginning(1.5).samples());
    assertEquals(2, SOUND.beginning(60).seconds());
  }

  @Test
  void oneSampleThatIsNoNumberMakesASoundNotFinite() {
    assertTrue(SOUND.isFinite());
    assertFalse(new Waveform(new float[] {0, Float.NaN, 0}, 2).isFinite());
    assertFalse(SOUND.amplified(Float.POSITIVE_INFINITY).isFinite());
  }

  @Test
  void aRateThatIsNotPositiveIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Waveform(new float[1], 0));
  }
}
