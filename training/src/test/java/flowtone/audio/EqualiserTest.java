package flowtone.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EqualiserTest {
  private static final int RATE = 24000;

  /** Frequencies of five gains at 24 kHz: 0, 745, 2282, 5454 and 12000 Hz on the HTK mel scale. */
  private static final double[] GAINS_DB = {-6, 9, -12, 3, 0};

  @ParameterizedTest
  @CsvSource({"745, 9", "2282, -12", "5454, 3"})
  void atItsFrequenciesATonesGainIsWhatWasAskedForWithTheCornersRounded(double hertz, double db) {
    assertEquals(db, FilterGains.ofTone(Equaliser.of(GAINS_DB, RATE), hertz, RATE), 2);
  }

  @ParameterizedTest
  @CsvSource({"100", "1000", "4000", "11000"})
  void equalGainsAreAGain(double hertz) {
    assertEquals(6, FilterGains.ofTone(Equaliser.of(new double[] {6, 6}, RATE), hertz, RATE), 1e-3);
  }

  @Test
  void betweenThemItsGainFollowsALine() {
    Fir tilt = Equaliser.of(new double[] {-10, 10}, RATE);
    for (double hertz = 300; hertz < 11500; hertz += 700) {
      double along = MelFilters.mel(hertz) / MelFilters.mel(RATE / 2.0);
      assertEquals(-10 + 20 * along, FilterGains.ofTone(tilt, hertz, RATE), 0.3, hertz + " Hz");
    }
  }

  @Test
  void oneFilterAfterAnotherIsBothInOne() {
    Fir first = Equaliser.of(GAINS_DB, RATE);
    Fir second = LowPass.at(4000, RATE);
    Fir both = first.then(second);
    assertEquals(first.reach() + second.reach(), both.reach());
    float[] tone = Tones.sine(700, 0.5, 0.1, RATE).samples();
    float[] between = new float[tone.length - 2 * first.reach()];
    first.filter(tone, between);
    float[] expected = new float[tone.length - 2 * both.reach()];
    second.filter(between, expected);
    float[] out = new float[expected.length];
    both.filter(tone, out);
    assertArrayEquals(expected, out, 1e-5f);
  }

  @Test
  void theIdentityLeavesSoundAsItIs() {
    float[] tone = Tones.sine(700, 0.5, 0.01, RATE).samples();
    float[] out = new float[tone.length];
    Fir.IDENTITY.filter(tone, out);
    assertArrayEquals(tone, out);
    assertEquals(0, Fir.IDENTITY.reach());
  }

  @Test
  void gainsThatAreNoneAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Equaliser.of(new double[] {1}, RATE));
    assertThrows(IllegalArgumentException.class, () -> Equaliser.of(new double[0], RATE));
    assertThrows(
        IllegalArgumentException.class, () -> Equaliser.of(new double[] {0, Double.NaN}, RATE));
    assertThrows(IllegalArgumentException.class, () -> new Fir(new float[] {1, 1}));
  }
}
