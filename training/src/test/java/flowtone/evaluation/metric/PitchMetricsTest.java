package flowtone.evaluation.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Tones;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Pitch, voicing and what is periodic. */
class PitchMetricsTest {
  private final float[] noise = WhiteNoise.of(0.1, 32000);

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
  void pitchDistanceOfUnvoicedSoundsIsNotANumberButVoicingAgrees() {
    PitchDistance distance = PitchDistance.between(new float[4], new float[4]);
    assertTrue(Double.isNaN(distance.rmseCents()));
    assertEquals(1, distance.voicingF1());
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
    float[] twentyDb = WhiteNoise.sum(tone, WhiteNoise.scaled(noise, 0.1f));
    float[] tenDb = WhiteNoise.sum(tone, WhiteNoise.scaled(noise, (float) Math.sqrt(0.1)));
    assertEquals(-10, ratio.differenceDb(twentyDb, hz, tenDb, hz), 0.5);
    assertEquals(0, ratio.differenceDb(tenDb, hz, tenDb, hz), 1e-9);
    assertTrue(Double.isNaN(ratio.differenceDb(tone, new float[249], tone, hz)));
  }
}
