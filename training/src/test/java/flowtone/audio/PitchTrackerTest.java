package flowtone.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PitchTrackerTest {

  @ParameterizedTest
  @ValueSource(doubles = {65.406, 73.416, 92.499, 100, 146.832, 160, 166.729, 200, 400, 500, 1000})
  void aToneThatRepeatsExactlyIsPitchedThroughout(double hertz) {
    float[] tone = Tones.sine(hertz, 0.1, 0.5, 16000).samples();
    float[] heard = new PitchTracker(16000, 128).track(tone, 62).hz();
    for (int hop = 8; hop < 54; hop++) {
      assertEquals(0, 1200 * Math.log(heard[hop] / hertz) / Math.log(2), 5, "hop " + hop);
    }
  }
}
