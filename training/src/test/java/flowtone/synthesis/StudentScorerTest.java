package flowtone.synthesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.control.FeatureTrack;
import flowtone.incremental.IncrementalStudent;
import flowtone.library.TestVoices;
import flowtone.voice.Manifest;
import flowtone.voice.TrainedFlow;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudentScorerTest {
  @TempDir Path folder;

  @Test
  void aVoicesSoundIsTakenToTheNoiseItWasDrawnFrom() {
    Manifest duet = TestVoices.duet("duet");
    TrainedFlow student =
        new TrainedFlow(SineWeights.STUDENT, SineWeights.student(TestVoices.encoding(duet)));
    FeatureTrack track = TeacherSynthesizerTest.tone(440, 12, 128);
    try (Voice voice = Voice.load(TestVoices.write(folder, duet));
        StudentScorer scorer = new StudentScorer(student, TestVoices.encoding(duet), 128)) {
      Draw draw = voice.student().draw(track, 1);
      IncrementalStudent.Noise found = scorer.of(draw.audio(), track);
      assertArrayEquals(draw.given().logScale(), found.logScale(), 1e-4f);
      for (int t = 0; t < track.samples(); t++) {
        double drawn =
            (draw.audio()[t] - draw.given().mean()[t]) * Math.exp(-draw.given().logScale()[t]);
        assertEquals(drawn, found.noise()[t], 1e-2, "noise of sample " + t);
      }
    }
  }
}
