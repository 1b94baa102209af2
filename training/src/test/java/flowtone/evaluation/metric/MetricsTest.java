package flowtone.evaluation.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Tones;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Distances between sounds, and what one of them is like. */
class MetricsTest {
  private final float[] noise = WhiteNoise.of(0.1, 32000);

  @Test
  void aSoundIsAtNoDistanceFromItself() {
    assertEquals(0, SpectralDistance.multiResolution(noise, noise));
    assertEquals(0, SpectralDistance.logSpectral(noise, noise));
    assertEquals(0, Levels.difference(noise, noise));
    assertEquals(0, Levels.floorDifference(noise, noise));
    assertEquals(0, new FrameTone(16).difference(noise, noise));
    float[][] mel = {new float[80], new float[80]};
    assertEquals(0, MelDistance.l1(mel, mel));
    assertEquals(0, MelDistance.cepstral(mel, mel));
  }

  @Test
  void twiceTheAmplitudeIsSixDecibelsEverywhere() {
    float[] louder = WhiteNoise.scaled(noise, 2);
    assertEquals(6.02, Levels.difference(noise, louder), 0.01);
    assertEquals(6.02, Levels.floorDifference(noise, louder), 0.01);
    assertEquals(6.02, SpectralDistance.logSpectral(noise, louder), 0.01);
  }

  @Test
  void multiResolutionDistanceOfTwiceTheAmplitudeIsOnePlusLogTwo() {
    // Convergence: |S - 2S| / |S| = 1. Logarithms: ln 2 wherever the floor is not reached.
    float[] loud = WhiteNoise.of(0.5, 32000);
    double distance = SpectralDistance.multiResolution(loud, WhiteNoise.scaled(loud, 2));
    assertEquals(1 + Math.log(2), distance, 1e-3);
  }

  @Test
  void silenceIsAtSpectralConvergenceOneFromAnySound() {
    // The logarithms go from |S| to the floor, so the sum is 1 plus the mean of ln(|S| / 1e-3).
    double distance = SpectralDistance.multiResolution(noise, new float[noise.length]);
    assertTrue(distance > 1 + Math.log(100), "got " + distance);
  }

  @Test
  void melScaledByEIsOneAway() {
    float[][] mel = new float[3][80];
    float[][] louder = new float[3][80];
    Arrays.stream(louder).forEach(frame -> Arrays.fill(frame, 1));
    assertEquals(1, MelDistance.l1(mel, louder), 1e-6);
    assertEquals(0, MelDistance.cepstral(mel, louder), 1e-6, "a gain is no change of timbre");
  }

  @Test
  void oneCepstralCoefficientGivesItsHandComputedDistortion() {
    // A cosine over the bands of amplitude sqrt(2 / 80) is coefficient 3 alone, of value 1.
    float[][] mel = new float[1][80];
    float[][] other = new float[1][80];
    for (int band = 0; band < 80; band++) {
      other[0][band] = (float) (Math.sqrt(2 / 80.0) * Math.cos(Math.PI / 80 * (band + 0.5) * 3));
    }
    double expected = 10 / Math.log(10) * Math.sqrt(2) / Math.sqrt(40);
    assertEquals(expected, MelDistance.cepstral(mel, other), 1e-5);
  }

  @Test
  void aToneAnOctaveUpIsBrighterByItsFrequency() {
    float[] low = Tones.sine(1000, 0.3, 1, 16000).samples();
    float[] high = Tones.sine(2000, 0.3, 1, 16000).samples();
    assertEquals(1000, SpectralCentroid.differenceHz(low, high, 16000), 30);
    assertEquals(0, SpectralCentroid.differenceHz(low, low, 16000));
    assertTrue(Double.isNaN(SpectralCentroid.differenceHz(low, new float[16000], 16000)));
  }

  @Test
  void theEnergyScoreIsLeastWhereTheNoiseIsTheRecordings() {
    // On numbers with the distance |x - y|, against many draws of N(0, 1).
    double dead = meanScore(0);
    double right = meanScore(1);
    double loud = meanScore(2);
    assertTrue(right < dead - 0.05, right + " against " + dead);
    assertTrue(right < loud - 0.05, right + " against " + loud);
    // Of standard normals, E|x - y| = E|y - y'| = 2 / sqrt(pi).
    assertEquals(1 / Math.sqrt(Math.PI), right, 0.02);
  }

  private static double meanScore(double scale) {
    Random random = new Random(3);
    double sum = 0;
    int draws = 20000;
    for (int i = 0; i < draws; i++) {
      sum +=
          EnergyScore.<Double>of(
              (a, b) -> Math.abs(a - b),
              random.nextGaussian(),
              scale * random.nextGaussian(),
              scale * random.nextGaussian());
    }
    return sum / draws;
  }

  @Test
  void hissInTheQuietTenthIsHeardByTheFloorAlone() {
    float[] recording = WhiteNoise.scaled(noise, 1);
    Arrays.fill(recording, 0, 5120, 0); // 20 of 125 frames of digital silence, -100 dB.
    float[] voice = recording.clone();
    Arrays.fill(voice, 0, 5120, 1e-3f); // -60 dB.
    assertEquals(40, Levels.floorDifference(recording, voice), 1e-3);
    assertEquals(0, Levels.difference(recording, voice), 1e-2);
  }

  @Test
  void aPlantedStepIsAClick() {
    float[] tone = Tones.sine(440, 0.1, 2, 16000).samples();
    assertEquals(0, Clicks.count(tone));
    tone[12345] += 0.5f; // Up, and down again.
    assertEquals(2, Clicks.count(tone));
  }

  @Test
  void noiseIsFlatAndAToneIsNot() {
    // The mean logarithm of an exponential variate is Euler's constant below its mean's: -2.5 dB.
    assertEquals(-10 * 0.5772 / Math.log(10), SpectralFlatness.meanDb(noise), 0.1);
    assertTrue(SpectralFlatness.meanDb(Tones.sine(440, 0.5, 1, 16000).samples()) < -40);
  }
}
