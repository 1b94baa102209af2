package flowtone.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotePitchTest {
  private static final int RATE = 24_000;
  private static final NotePitch PITCH = new NotePitch(RATE);

  @ParameterizedTest
  @ValueSource(doubles = {27.5, 41, 440, 2093, 4186})
  void aNoteIsFoundNearItsName(double named) {
    double sounding = named * Math.pow(2, 23 / 1200.0);
    float[] tone = HarmonicTones.harmonic(RATE, RATE, sample -> sounding);
    double found = PITCH.near(named, tone).orElseThrow();
    assertEquals(0, PitchContour.cents(sounding, found), 3);
  }

  @Test
  void aNoteAnotherKeyAwayIsNotFound() {
    float[] tone = HarmonicTones.harmonic(RATE, RATE, sample -> 440 * Math.pow(2, 1 / 12.0));
    assertTrue(PITCH.near(440, tone).isEmpty());
  }

  @Test
  void ofOneSampleNothingIsKnownAndNothingBreaks() {
    float[] click = new float[100];
    click[99] = (float) new Random(1).nextGaussian();
    assertTrue(PITCH.near(440, click).isEmpty());
  }
}
