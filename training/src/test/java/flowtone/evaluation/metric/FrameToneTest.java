package flowtone.evaluation.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Tones;
import org.junit.jupiter.api.Test;

/** Steady lines at multiples of the rate of frames. */
class FrameToneTest {
  private final float[] noise = WhiteNoise.of(0.1, 32000);

  @Test
  void aLineInAPauseShowsThoughTheWholeHidesIt() {
    float[] loudThenQuiet = new float[64000];
    System.arraycopy(noise, 0, loudThenQuiet, 0, 32000);
    System.arraycopy(WhiteNoise.scaled(noise, 1e-3f), 0, loudThenQuiet, 32000, 32000);
    float[] lined = loudThenQuiet.clone();
    for (int t = 32000; t < lined.length; t++) {
      lined[t] += (float) (2e-5 * Math.sin(2 * Math.PI * t / 16));
    }
    FrameTone tone = new FrameTone(16);
    assertEquals(0, tone.difference(loudThenQuiet, lined), 0.1);
    assertEquals(0, tone.quietDifference(loudThenQuiet, loudThenQuiet));
    double quiet = tone.quietDifference(loudThenQuiet, lined);
    assertTrue(quiet > 6, "got " + quiet);
  }

  @Test
  void aLineAtTheFrameRateStandsOutByItsExcess() {
    // A sine of amplitude a has (a sum(w) / 2)^2, noise sigma^2 sum(w^2), in every frame.
    double amplitude = 0.01;
    double sumOfHann = 2048;
    double sumOfSquaredHann = 1536;
    double line = Math.pow(amplitude * sumOfHann / 2, 2);
    double expected = 10 * Math.log10(line / (0.01 * 0.01 * sumOfSquaredHann) + 1);

    float[] quiet = WhiteNoise.of(0.01, 160000);
    float[] tone = Tones.sine(3000, amplitude, 10, 16000).samples();
    for (int i = 0; i < tone.length; i++) {
      tone[i] += quiet[i];
    }
    assertEquals(expected, new FrameTone(16).excessDb(tone), 1.5);
    assertEquals(expected, new FrameTone(16).difference(quiet, tone), 3);
    assertTrue(new FrameTone(16).excessDb(quiet) < 3);
  }

  @Test
  void aLineBetweenMultiplesOfTheFrameRateIsNoFrameTone() {
    float[] tone = Tones.sine(1500, 0.1, 2, 16000).samples();
    for (int i = 0; i < tone.length; i++) {
      tone[i] += noise[i];
    }
    assertTrue(new FrameTone(16).excessDb(tone) < 6);
    assertTrue(new FrameTone(32).excessDb(tone) > 20, "500 Hz and its multiples at n = 32");
  }
}
