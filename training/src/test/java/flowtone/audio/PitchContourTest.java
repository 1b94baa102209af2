package flowtone.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PitchContourTest {
  private static PitchContour contour(double... hz) {
    float[] pitch = new float[hz.length];
    float[] clarity = new float[hz.length];
    for (int h = 0; h < hz.length; h++) {
      pitch[h] = (float) hz[h];
      clarity[h] = hz[h] > 0 ? 0.95f : 0;
    }
    float[] amplitude = new float[hz.length];
    Arrays.fill(amplitude, 0.1f);
    return new PitchContour(pitch, clarity, amplitude);
  }

  private static PitchContour steady(int hops, double hz) {
    double[] pitch = new double[hops];
    Arrays.fill(pitch, hz);
    return contour(pitch);
  }

  @Test
  void octavesAndTwelfthsAreMovedToTheNote() {
    PitchContour contour = steady(40, 220);
    contour.hz()[10] = 440;
    contour.hz()[11] = 110;
    contour.hz()[12] = 660;
    contour.repairOctaves();
    assertArrayEquals(steady(40, 220).hz(), contour.hz(), 1e-3f);
  }

  @Test
  void whatIsNoPitchOfTheNoteIsNone() {
    PitchContour contour = steady(40, 220);
    contour.hz()[10] = 311;
    contour.repairOctaves();
    assertEquals(0, contour.hz()[10]);
  }

  @Test
  void inAMelodyAnOctaveLastingAMomentIsAMistakeAndAHeldOneIsNot() {
    double[] melody = new double[120];
    Arrays.fill(melody, 0, 40, 220);
    Arrays.fill(melody, 40, 80, 290);
    Arrays.fill(melody, 80, 120, 440);
    PitchContour contour = contour(melody);
    contour.hz()[20] = 440;
    contour.repairOctaves();
    assertEquals(220, contour.hz()[20], 1e-3);
    assertEquals(440, contour.hz()[100], 1e-3);
  }

  /** A syllable of 160 Hz between pauses in which a recorder hums at 500. */
  @Test
  void whatIsLoudIsNoMistakeForWhatIsSoftBesideIt() {
    double[] speech = new double[120];
    Arrays.fill(speech, 500);
    Arrays.fill(speech, 0, 40, 200);
    Arrays.fill(speech, 60, 68, 160);
    PitchContour contour = contour(speech);
    Arrays.fill(contour.amplitude(), 40, 60, 0.001f);
    Arrays.fill(contour.amplitude(), 68, 120, 0.001f);
    contour.repairOctaves();
    assertEquals(160, contour.hz()[64], 1e-3);
  }

  @Test
  void strayReadingsGoAndStepsAndSilenceStay() {
    PitchContour contour = contour(0, 231, 220, 220, 220, 199, 220, 247, 247, 247, 262, 0, 300, 0);
    contour.takeMedians();
    assertArrayEquals(
        contour(0, 220, 220, 220, 220, 220, 220, 247, 247, 247, 247, 0, 300, 0).hz(),
        contour.hz(),
        1e-3f);
  }

  @Test
  void aGlideIsItsOwnMedian() {
    double[] glide = new double[30];
    Arrays.setAll(glide, hop -> 100 + hop);
    PitchContour contour = contour(glide);
    contour.takeMedians();
    assertArrayEquals(contour(glide).hz(), contour.hz(), 1.01f);
    assertArrayEquals(
        Arrays.copyOfRange(contour(glide).hz(), 2, 28),
        Arrays.copyOfRange(contour.hz(), 2, 28),
        1e-3f);
  }

  @Test
  void shortIslandsGoAndShortGapsAreBridged() {
    PitchContour contour = steady(40, 220);
    Arrays.fill(contour.hz(), 0, 12, 0);
    contour.hz()[5] = 300;
    Arrays.fill(contour.hz(), 20, 23, 0);
    contour.dropIslands();
    contour.fillGaps();
    assertEquals(0, contour.hz()[5]);
    assertEquals(220, contour.hz()[21], 1e-3);
  }
}
