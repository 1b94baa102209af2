package flowtone.corpus.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.corpus.CorpusDescription;
import flowtone.corpus.Original;
import flowtone.corpus.Split;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutliersTest {
  private static RecordingFigures recording(
      String name, double seconds, double loudnessDb, double pitchMidi, double clippedShare) {
    return new RecordingFigures(
        new CorpusDescription.Entry(name, 0, Split.TRAIN, 100, clippedShare, 0, Original.UNKNOWN),
        seconds,
        loudnessDb,
        pitchMidi);
  }

  private static List<String> remarks(RecordingFigures odd) {
    List<RecordingFigures> recordings = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      recordings.add(recording("usual", 2, -24 + i, 60, 0));
    }
    recordings.add(odd);
    return Outliers.of("flute", recordings).stream()
        .map(outlier -> outlier.name() + ": " + outlier.remark())
        .toList();
  }

  @Test
  void whatIsLikeTheOthersIsNotRemarkable() {
    assertEquals(List.of(), remarks(recording("odd", 2, -30, 70, 0)));
  }

  @Test
  void whatIsMuchQuieterOrLouderThanItsLabelIsTold() {
    assertEquals(
        List.of("odd: 30 dB quieter than the middle of its label"),
        remarks(recording("odd", 2, -50, 60, 0)));
    assertEquals(
        List.of("odd: 18 dB louder than the middle of its label"),
        remarks(recording("odd", 2, -1, 60, 0)));
  }

  @Test
  void whatIsTooShortWithoutPitchOrClippedIsTold() {
    assertEquals(
        List.of(
            "odd: only 0.10 seconds of sound", "odd: no pitch found", "odd: 0.50 % of it clipped"),
        remarks(recording("odd", 0.1, -20, 0, 0.005)));
  }
}
