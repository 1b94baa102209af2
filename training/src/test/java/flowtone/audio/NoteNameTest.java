package flowtone.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoteNameTest {
  @ParameterizedTest
  @CsvSource({
    "A4, 69",
    "C4, 60",
    "C-1, 0",
    "G9, 127",
    "F#3, 54",
    "Gb3, 54",
    "Bb2, 46",
    "bb2, 46",
    "b2, 47",
    "B#3, 60",
    "Cb4, 59",
    "C##4, 62",
    "Ebb4, 62",
    "F♯3, 54",
    "B♭2, 46",
    "60, 60",
    "60.5, 60.5"
  })
  void aNameIsItsMidiNumber(String name, double midi) {
    assertEquals(midi, NoteName.midi(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"H4", "C", "", "C#b4", "4C", "C10", "G#9", "128", "-1", "C4 ", "NaN"})
  void whatIsNoNoteIsRefusedInASentence(String text) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> NoteName.midi(text));
    assertTrue(e.getMessage().startsWith("expected a note such as C4"), e.getMessage());
    assertTrue(e.getMessage().endsWith("got \"" + text + "\""), e.getMessage());
  }

  @Test
  void everyKeyIsReadBackFromItsName() {
    for (int key = 0; key <= 127; key++) {
      assertEquals(key, NoteName.midi(NoteName.of(key)));
    }
  }

  @Test
  void a4Is440HertzAndAnOctaveDoublesIt() {
    assertEquals(440, NoteName.hertz(69), 1e-12);
    assertEquals(880, NoteName.hertz(81), 1e-9);
    assertEquals(261.6256, NoteName.hertz(60), 1e-4);
  }

  @Test
  void midiOfHertzUndoesHertz() {
    assertEquals(61.37, NoteName.midiOfHertz(NoteName.hertz(61.37)), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({
    "A0vH.flac, 21",
    "a3_f_rr1_cnd.flac, 57",
    "Gb3_mf_1.flac, 54",
    "D#4vL.flac, 63",
    "cello-bb2-take3.wav, 46",
    "piano c-1.wav, 0"
  })
  void aNoteIsReadInTheNameOfAFile(String file, double midi) {
    assertEquals(midi, NoteName.inFileName(file).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"arctic_a0001.wav", "track12.wav", "rr1.flac", "hello.wav", "f_1.wav"})
  void wordsAndNumbersAreNoNotes(String file) {
    assertTrue(NoteName.inFileName(file).isEmpty(), file);
  }
}
