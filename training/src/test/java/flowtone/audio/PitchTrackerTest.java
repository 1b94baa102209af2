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

  @ParameterizedTest
  @ValueSource(doubles = {61, 97.3, 220.4, 443.1, 700.7, 880, 1003, 1318.5, 1567.98, 1650})
  void aTonesPitchIsHeardToHalfACentHoweverShortItsPeriod(double hertz) {
    float[] tone = Tones.sine(hertz, 0.1, 0.5, 16000).samples();
    float[] heard = new PitchTracker(16000, 128).track(tone, 62).hz();
    for (int hop = 8; hop < 54; hop++) {
      assertEquals(0, 1200 * Math.log(heard[hop] / hertz) / Math.log(2), 0.5, "hop " + hop);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {80, 150, 300, 600})
  void aGlidingPitchIsHeardWhereItIs(double lowestHz) {
    int rate = 24000;
    int hop = 192;
    double octavesASecond = 1.5;
    float[] glide = new float[rate / 2];
    double phase = 0;
    for (int t = 0; t < glide.length; t++) {
      phase += lowestHz * Math.pow(2, octavesASecond * t / rate) / rate;
      for (int k = 1; k <= 6; k++) {
        glide[t] += (float) (0.1 / k * Math.sin(2 * Math.PI * k * phase));
      }
    }
    int hops = glide.length / hop;
    float[] heard = new PitchTracker(rate, hop).track(glide, hops).hz();
    double off = 0;
    for (int h = 10; h < hops - 10; h++) {
      double there = lowestHz * Math.pow(2, octavesASecond * (h + 1) * hop / rate);
      off += 1200 * Math.log(heard[h] / there) / Math.log(2) / (hops - 20);
    }
    assertEquals(0, off, 4, "cents; one hop late would be 14");
  }
}
