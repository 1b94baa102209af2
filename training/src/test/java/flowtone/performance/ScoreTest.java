package flowtone.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreTest {
  @Test
  void notesAndRestsFollowOneAnother() {
    Score score = Score.parse(" C4:0.5 R:0.25, E4:1@0.3\nG4");
    assertEquals(
        List.of(
            new Note(60, 0, 0.5, Note.DEFAULT_VELOCITY),
            new Note(64, 0.75, 1, 0.3),
            new Note(67, 1.75, 0.5, Note.DEFAULT_VELOCITY)),
        score.notes());
    assertEquals(2.25, score.seconds());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "R:1", "C4:", "C4:x", "C4:0", "C4:-1", "C4:1@", "C4:1@2", "X:1", "C4:9999"})
  void whatIsNoScoreIsRefusedInASentence(String text) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> Score.parse(text));
    assertTrue(e.getMessage().matches("(?s)expected .*; got .*"), e.getMessage());
  }

  @Test
  void notesBetweenSlashesSoundTogether() {
    Score score = Score.parse("C4/60.5/G4:1@0.4 E4:1");
    assertEquals(
        List.of(
            new Note(60, 0, 1, 0.4),
            new Note(60.5, 0, 1, 0.4),
            new Note(67, 0, 1, 0.4),
            new Note(64, 1, 1, Note.DEFAULT_VELOCITY)),
        score.notes());
    assertThrows(IllegalArgumentException.class, () -> Score.parse("C4/:1"));
  }

  @Test
  void aJsonListNamesNotesOrNumbersThem() throws IOException {
    Score score =
        json(
            """
            [{"note": "A3", "start": 1, "duration": 0.5, "velocity": 1},
             {"note": 60.5},
             {"note": "C4", "start": 0, "duration": 2}]
            """);
    assertEquals(
        List.of(
            new Note(60, 0, 2, Note.DEFAULT_VELOCITY),
            new Note(57, 1, 0.5, 1),
            new Note(60.5, 1.5, 0.5, Note.DEFAULT_VELOCITY)),
        score.notes());
  }

  @Test
  void aJsonStringIsTheTextForm() throws IOException {
    assertEquals(Score.parse("C4:1 E4:1"), json("\"C4:1 E4:1\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "7",
        "[]",
        "[{}]",
        "[7]",
        "[{\"note\": true}]",
        "[{\"note\": 200}]",
        "[{\"note\": 60, \"start\": -1}]",
        "[{\"note\": 60, \"duration\": \"long\"}]"
      })
  void jsonThatIsNoScoreIsRefusedInASentence(String text) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> json(text));
    assertTrue(e.getMessage().matches("(?s)expected .*; got .*"), e.getMessage());
  }

  private static Score json(String text) throws IOException {
    return Score.fromJson(new ObjectMapper().readTree(text));
  }
}
