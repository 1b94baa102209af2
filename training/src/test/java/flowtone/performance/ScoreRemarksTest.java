package flowtone.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.audio.file.Remark;
import flowtone.library.TestVoices;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreRemarksTest {
  private static final float[] REED = {1, 0};
  private static final float[] BOTH = {0.5f, 0.5f};

  @Test
  void aLineWithinTheRangeNeedsNoRemark() {
    assertEquals(List.of(), remarks(REED, note(60, 0, 0.5), note(62, 0.45, 0.5)));
  }

  @Test
  void notesAreOutsideOnlyOfWhatTheLabelsInUseLearnt() {
    Note low = note(47, 0, 1); // The reed learnt C3 (48) to C5, the bow C2 to C4.
    assertEquals(
        List.of(
            "has 100 % of its pitch outside C3 to C5, which the voice learnt; it is played all the"
                + " same"),
        remarks(REED, low));
    assertEquals(List.of(), remarks(BOTH, low));
  }

  @Test
  void aChordIsSaidToBeNotesOfWhichTheLatestIsHeard() {
    assertEquals(
        List.of("begins 2 of 4 notes while another is held; the voice has one, the latest"),
        remarks(REED, note(60, 0, 1), note(64, 0, 1), note(67, 0.1, 1), note(60, 2, 1)));
  }

  private static Note note(double midi, double start, double seconds) {
    return new Note(midi, start, seconds, 0.8);
  }

  private static List<String> remarks(float[] weights, Note... notes) {
    return new Score(List.of(notes))
        .remarks(TestVoices.duet("duet"), weights).stream().map(Remark::phrase).toList();
  }
}
