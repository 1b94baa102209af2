package flowtone.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.MelSpectrogram;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureEncodingTest {
  private static final FeatureEncoding ENCODING = new FeatureEncoding(2, 3);
  private static final int PITCH_BUMPS = 3;
  private static final int LOUDNESS_BUMPS = 3 + 36;

  private static float[] row(float f0Hz, float loudnessDb, float onsetSeconds) {
    FeatureTrack track =
        new FeatureTrackBuilder(16000, 128, 1)
            .pitch(0, f0Hz, 0)
            .voicing(0, f0Hz > 0 ? 1 : 0)
            .loudnessDb(0, loudnessDb)
            .onsetSeconds(0, onsetSeconds)
            .labelWeights(0, new float[] {0.25f, 0.75f})
            .logMel(0, new float[] {(float) Math.log(MelSpectrogram.FLOOR), 0, 5})
            .build();
    float[] row = new float[ENCODING.width() + 2];
    ENCODING.encode(track, 0, row, 1);
    assertEquals(0, row[0]);
    assertEquals(0, row[row.length - 1]);
    return Arrays.copyOfRange(row, 1, row.length - 1);
  }

  @ParameterizedTest
  @CsvSource({"0, -90, 60", "50, -90, 0", "440, -20, 0.1", "1600, 0, 3", "1700, 3, 10"})
  void everyValueIsWithinTwo(float f0Hz, float loudnessDb, float onsetSeconds) {
    for (float value : row(f0Hz, loudnessDb, onsetSeconds)) {
      assertTrue(Math.abs(value) <= 2, "value " + value);
    }
  }

  @Test
  void aPitchRaisesTheBumpsAroundIt() {
    float[] row = row(100, -30, 1);
    assertEquals(1, row[PITCH_BUMPS + 7], 1e-5);
    assertEquals(Math.exp(-0.5), row[PITCH_BUMPS + 8], 1e-5);
    assertEquals(0, row[PITCH_BUMPS + 20]);
  }

  @Test
  void whereThereIsNoPitchItsBumpsAreFlat() {
    float[] row = row(0, -30, 1);
    assertArrayEquals(new float[36], Arrays.copyOfRange(row, PITCH_BUMPS, LOUDNESS_BUMPS));
  }

  @Test
  void loudnessRaisesTheBumpsAroundIt() {
    float[] row = row(0, -90, 1);
    assertEquals(1, row[LOUDNESS_BUMPS], 1e-6);
    assertEquals(0, row[LOUDNESS_BUMPS + 13]);
  }

  @Test
  void onsetsFadeAtSeveralSpeeds() {
    float[] row = row(0, -30, 0.1f);
    int onset = LOUDNESS_BUMPS + 14;
    assertEquals(Math.exp(-10), row[onset], 1e-6);
    assertEquals(Math.exp(-1), row[onset + 2], 1e-6);
  }

  @Test
  void labelWeightsAndMelAreAtTheEnd() {
    float[] row = row(0, -30, 0.1f);
    assertEquals(0.25f, row[ENCODING.width() - 5]);
    assertEquals(0.75f, row[ENCODING.width() - 4]);
    assertNotEquals(row[ENCODING.width() - 1], row[ENCODING.width() - 2]);
  }

  @Test
  void aVoiceHasALabel() {
    assertThrows(IllegalArgumentException.class, () -> new FeatureEncoding(0, 0));
  }
}
