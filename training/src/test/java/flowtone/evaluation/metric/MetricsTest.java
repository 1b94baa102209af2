package flowtone.evaluation.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Tones;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final float[] noise = noise(0.1, 32000);

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
    float[] louder = scaled(noise, 2);
    assertEquals(6.02, Levels.difference(noise, louder), 0.01);
    assertEquals(6.02, Levels.floorDifference(noise, louder), 0.01);
    assertEquals(6.02, SpectralDistance.logSpectral(noise, louder), 0.01);
  }

  @Test
  void multiResolutionDistanceOfTwiceTheAmplitudeIsOnePlusLogTwo() {
    // Convergence: |S - 2S| / |S| = 1. Logarithms: ln 2 wherever the floor is not reached.
    float[] loud = noise(0.5, 32000);
    double distance = SpectralDistance.multiResolution(loud, scaled(loud, 2));
    assertEquals(1 + Math.log(2), distance, 1e-3);
  }

  @Test
  void silenceIsAtSpectralConvergenceOneFromAnySound() {
    // The logarithms go from |S| to the floor, so the sum is 1 plus the mean of ln(|S| / 1e-3).
    double distance = SpectralDistance.multiResolution(noise, new float[noise.length]);
    assertTrue(distance > 1 + Math.log(100), "got " + distance);
  }

  @Test
  void aLineInAPauseShowsThoughTheWholeHidesIt() {
    float[] loudThenQuiet = new float[64000];
    System.arraycopy(noise, 0, loudThenQuiet, 0, 32000);
    System.arraycopy(scaled(noise, 1e-3f), 0, loudThenQuiet, 32000, 32000);
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
  void pitchDistanceLeavesGrossErrorsApart() {
    float semitone = (float) (440 * Math.pow(2, 1 / 12.0));
    float[] recording = {440, 440, 440, 0, 0, 440};
    float[] voice = {440, semitone, 880, 0, 440, 0};

    PitchDistance distance = PitchDistance.between(recording, voice);

    assertEquals(Math.sqrt((0 + 100 * 100) / 2.0), distance.rmseCents(), 0.01);
    assertEquals(1 / 3.0, distance.grossErrors(), 1e-9);
    assertEquals(3 / 4.0, distance.voicingF1(), 1e-9); // Three hits, one miss, one false alarm.
  }

  @Test
  void voicingErrorsAreTheFramesThatDiffer() {
    float[] recording = {440, 440, 440, 0, 0, 440};
    float[] voice = {440, 450, 880, 0, 440, 0};
    assertEquals(2 / 6.0, PitchDistance.between(recording, voice).voicingErrors(), 1e-9);
  }

  @Test
  void periodicityErrorIsTheRootMeanSquareOverAllFrames() {
    float[] recording = {1, 0.9f, 0, 0.5f};
    float[] voice = {1, 0.8f, 0, 0};
    assertEquals(Math.sqrt((0.01 + 0.25) / 4), Periodicity.rmse(recording, voice), 1e-6);
    assertEquals(0, Periodicity.rmse(recording, recording));
  }

  @Test
  void noiseAddedToAToneIsMissingFromItsHarmonicsToNoiseRatio() {
    float[] tone = Tones.sine(200, 0.1 * Math.sqrt(2), 2, 16000).samples();
    float[] hz = new float[249];
    Arrays.fill(hz, 200);
    HarmonicsToNoise ratio = new HarmonicsToNoise(16000, 128);
    float[] twentyDb = sum(tone, scaled(noise, 0.1f));
    float[] tenDb = sum(tone, scaled(noise, (float) Math.sqrt(0.1)));
    assertEquals(-10, ratio.differenceDb(twentyDb, hz, tenDb, hz), 0.5);
    assertEquals(0, ratio.differenceDb(tenDb, hz, tenDb, hz), 1e-9);
    assertTrue(Double.isNaN(ratio.differenceDb(tone, new float[249], tone, hz)));
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
  void pitchDistanceOfUnvoicedSoundsIsNotANumberButVoicingAgrees() {
    PitchDistance distance = PitchDistance.between(new float[4], new float[4]);
    assertTrue(Double.isNaN(distance.rmseCents()));
    assertEquals(1, distance.voicingF1());
  }

  @Test
  void hissInTheQuietTenthIsHeardByTheFloorAlone() {
    float[] recording = scaled(noise, 1);
    Arrays.fill(recording, 0, 5120, 0); // 20 of 125 frames of digital silence, -100 dB.
    float[] voice = recording.clone();
    Arrays.fill(voice, 0, 5120, 1e-3f); // -60 dB.
    assertEquals(40, Levels.floorDifference(recording, voice), 1e-3);
    assertEquals(0, Levels.difference(recording, voice), 1e-2);
  }

  @Test
  void aLineAtTheFrameRateStandsOutByItsExcess() {
    // A sine of amplitude a has (a sum(w) / 2)^2, noise sigma^2 sum(w^2), in every frame.
    double amplitude = 0.01;
    double sumOfHann = 2048;
    double sumOfSquaredHann = 1536;
    double line = Math.pow(amplitude * sumOfHann / 2, 2);
    double expected = 10 * Math.log10(line / (0.01 * 0.01 * sumOfSquaredHann) + 1);

    float[] quiet = noise(0.01, 160000);
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

  @Test
  void statisticsSkipWhatCouldNotBeMeasured() {
    Statistics statistics = Statistics.of(List.of(4.0, Double.NaN, 1.0, 2.0, 9.0));
    assertEquals(new Statistics(4, 3, 4, 1, 9), statistics);
    assertEquals(0, Statistics.of(List.of(Double.NaN)).count());
  }

  @Test
  void confidenceIntervalsAreThoseOfTheCentralLimitTheorem() {
    Random random = new Random(5);
    List<Double> figures = random.doubles(200).boxed().toList();
    Statistics statistics = Statistics.overRecordings(figures);
    Interval mean = statistics.confidence95().mean();
    double deviation = Math.sqrt(1 / 12.0 / 200);
    assertEquals(2 * 1.96 * deviation, mean.high() - mean.low(), 0.3 * deviation);
    assertEquals(statistics.mean(), (mean.low() + mean.high()) / 2, 0.3 * deviation);
    assertEquals(statistics, Statistics.overRecordings(figures), "the draws are the same");
  }

  @Test
  void confidenceIntervalsHoldTheTruthAboutAsOftenAsTheySay() {
    Random random = new Random(6);
    int held = 0;
    for (int study = 0; study < 200; study++) {
      List<Double> figures = random.doubles(30).boxed().toList();
      Interval mean = Statistics.overRecordings(figures).confidence95().mean();
      held += mean.low() <= 0.5 && 0.5 <= mean.high() ? 1 : 0;
    }
    assertTrue(held >= 178 && held <= 199, held + " of 200");
  }

  @Test
  void oneRecordingHasNoConfidenceInterval() {
    assertEquals(Statistics.of(List.of(2.0)), Statistics.overRecordings(List.of(2.0)));
  }

  private static float[] sum(float[] one, float[] other) {
    float[] sum = one.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other[i];
    }
    return sum;
  }

  private static float[] scaled(float[] samples, float gain) {
    float[] scaled = samples.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= gain;
    }
    return scaled;
  }

  private static float[] noise(double deviation, int samples) {
    Random random = new Random(7);
    float[] noise = new float[samples];
    for (int i = 0; i < samples; i++) {
      noise[i] = (float) (deviation * random.nextGaussian());
    }
    return noise;
  }
}
