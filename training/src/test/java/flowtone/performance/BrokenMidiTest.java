package flowtone.performance;

import static flowtone.performance.MidiBytesWriter.QUARTER;
import static flowtone.performance.MidiBytesWriter.events;
import static flowtone.performance.MidiBytesWriter.file;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MIDI files that are wrong, odd or old are played as far as they go. */
class BrokenMidiTest {
  private static final byte[] END = {0, (byte) 0xFF, 0x2F, 0};

  @Test
  void aStatusLeftOutAfterMetaAndSystemEventsIsThatOfTheChannelBefore() {
    MidiBytesWriter events =
        events()
            .event(0, 0x90, 60, 100)
            .meta(0, 1, "la")
            .event(QUARTER, 60, 0)
            .event(0, 62, 100)
            .event(0, 0xF0, 3, 0x7E, 0x7F, 0xF7)
            .event(QUARTER, 62, 0)
            .event(0, 64, 100)
            .event(0, 0xF7, 1, 0xF8)
            .event(QUARTER, 64, 0);
    assertEquals(List.of(60.0, 62.0, 64.0), pitches(file(0, 1).track(events).toByteArray()));
  }

  @Test
  void aFileWithinARiffFileIsRead() {
    byte[] midi = oneNote();
    byte[] riff =
        new MidiBytesWriter()
            .text("RIFF")
            .number(0, 4)
            .text("RMIDdata")
            .number(Integer.reverseBytes(midi.length), 4)
            .raw(midi)
            .text("LIST")
            .number(0, 4)
            .toByteArray();
    assertEquals(score(midi), score(riff));
  }

  @Test
  void bytesBeforeTheHeaderBetweenTracksAndBehindAreNoMatter() {
    MidiBytesWriter odd = new MidiBytesWriter().raw(new byte[128]).raw(file(1, 9).toByteArray());
    odd.track(events().note(0, 1, 60, QUARTER)).raw(new byte[13]).text("XFIH").number(2, 4);
    odd.number(7, 2).track(events().note(0, 2, 64, QUARTER)).raw(new byte[] {1, 2, 3});
    assertEquals(List.of(60.0, 64.0), pitches(odd.toByteArray()));
    assertEquals(List.of(), score(odd.toByteArray()).findings());
  }

  @Test
  void anotherFileBehindIsNotHeard() {
    byte[] twice = new MidiBytesWriter().raw(oneNote()).raw(oneNote()).toByteArray();
    assertEquals(score(oneNote()), score(twice));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 12, 1000, -1})
  void aTrackMayBeWrongAboutItsLength(int said) {
    byte[] content = events().note(0, 1, 60, QUARTER).raw(END).toByteArray();
    byte[] midi =
        file(1, 2).track(said, content).track(events().note(QUARTER, 1, 67, QUARTER)).toByteArray();
    assertEquals(List.of(60.0, 67.0), pitches(midi));
    assertEquals(List.of(), score(midi).findings());
  }

  @Test
  void aTrackNeedNotSayThatItEnds() {
    byte[] content = events().note(0, 1, 60, QUARTER).toByteArray();
    Score score = score(file(0, 1).track(content.length, content).toByteArray());
    assertEquals(List.of(new Note(60, 0, 0.5, 100 / 127.0)), score.notes());
    assertEquals(List.of(), score.findings());
  }

  @Test
  void aFileThatBreaksOffIsPlayedAsFarAsItGoes() {
    MidiBytesWriter many = events();
    for (int key = 60; key < 72; key++) {
      many.note(0, 1, key, QUARTER);
    }
    byte[] whole = file(1, 1).track(many).toByteArray();
    int notes = 0;
    for (int length = whole.length - 4; length > 40; length--) {
      Score score = score(Arrays.copyOf(whole, length));
      notes = Math.max(notes, score.notes().size());
      assertEquals(60, score.notes().get(0).midi());
      assertEquals(1, score.findings().size(), "at " + length);
      String finding = score.findings().get(0);
      assertTrue(finding.matches("breaks off in track 1 after \\d\\.\\d s; what .*"), finding);
    }
    assertEquals(12, notes);
  }

  @Test
  void rubbishInOneTrackLeavesTheOthers() {
    byte[] rubbish = events().note(0, 1, 60, QUARTER).event(0, 0x90, 0xFE, 0xFE).toByteArray();
    byte[] midi =
        file(1, 2)
            .track(rubbish.length, rubbish)
            .track(events().note(QUARTER, 2, 64, QUARTER))
            .toByteArray();
    assertEquals(List.of(60.0, 64.0), pitches(midi));
    assertEquals(
        List.of("breaks off in track 1 after 0.5 s; what comes before is played"),
        score(midi).findings());
  }

  @Test
  void songsOfOneFileFollowOneAnother() {
    byte[] midi =
        file(2, 2)
            .track(events().tempo(0, 1_000_000).note(0, 1, 60, QUARTER))
            .track(events().note(0, 1, 64, QUARTER))
            .toByteArray();
    assertEquals(
        List.of(new Note(60, 0, 1, 100 / 127.0), new Note(64, 1, 0.5, 100 / 127.0)),
        score(midi).notes());
    assertEquals(List.of("has 2 songs, played one after another"), score(midi).findings());
  }

  @ParameterizedTest
  @CsvSource({"0xE728, 1", "0xE850, 0.520833333", "0xE364, 0.333666667", "0xE250, 0.416666667"})
  void framesOfFilmHaveTheirOwnTime(String division, double seconds) {
    int ticks = 1000; // 25 frames of 40 ticks, 24 of 80, 29.97 of 100, 30 of 80.
    byte[] midi =
        file(0, 1, Integer.decode(division))
            .track(events().tempo(0, 7).note(ticks, 1, 60, ticks))
            .toByteArray();
    Note note = score(midi).notes().get(0);
    assertEquals(seconds, note.startSeconds(), 1e-8);
    assertEquals(seconds, note.durationSeconds(), 1e-8);
  }

  @Test
  void aTempoOfNothingIsPassedOver() {
    byte[] midi =
        file(0, 1)
            .track(
                events()
                    .tempo(0, 250_000)
                    .note(0, 1, 60, QUARTER)
                    .tempo(0, 0)
                    .note(0, 1, 62, QUARTER))
            .toByteArray();
    assertEquals(0.5, score(midi).seconds(), 1e-9);
    assertEquals(List.of("has a tempo of 0, which is passed over"), score(midi).findings());
  }

  @Test
  void aNoteThatNeverEndsLastsAsLongAsTheOthersAndIsSaidTo() {
    byte[] midi =
        file(0, 1)
            .track(events().on(0, 1, 60).note(QUARTER, 1, 64, QUARTER).meta(9999, 1, "late"))
            .toByteArray();
    assertEquals(1, score(midi).notes().get(0).durationSeconds(), 1e-9);
    assertEquals(List.of("has 1 note never released, held to the last"), score(midi).findings());
  }

  @Test
  void aNoteWithoutLengthIsNotHeardAndDoesNotHang() {
    byte[] midi =
        file(0, 1).track(events().on(0, 1, 60).off(0, 1, 60).note(0, 1, 62, QUARTER)).toByteArray();
    assertEquals(List.of(62.0), pitches(midi));
    assertEquals(List.of("has 1 note without length, which are not heard"), score(midi).findings());
  }

  @Test
  void aKeyPressedAgainBeforeItIsReleasedIsStruckTwice() {
    byte[] midi =
        file(0, 1)
            .track(events().on(0, 1, 60).on(QUARTER, 1, 60).off(0, 1, 60).off(QUARTER, 1, 60))
            .toByteArray();
    assertEquals(
        List.of(new Note(60, 0, 0.5, 100 / 127.0), new Note(60, 0.5, 0.5, 100 / 127.0)),
        score(midi).notes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MThd", "MThd\0\0\0\6\0\1\0\1\0", "la la la", "RIFF\0\0\0\0RMID"})
  void whatIsNoMidiFileIsRefusedInASentence(String text) {
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> score(new MidiBytesWriter().text(text).toByteArray()));
    assertTrue(e.getMessage().startsWith("expected a standard MIDI file in it; "), e.getMessage());
  }

  @Test
  void ticksOfNoLengthAreRefused() {
    byte[] midi = file(0, 1, 0).track(events().note(0, 1, 60, QUARTER)).toByteArray();
    Exception e = assertThrows(IllegalArgumentException.class, () -> score(midi));
    assertTrue(e.getMessage().contains("at least 1 tick"), e.getMessage());
  }

  @Test
  void randomDamageIsPlayedOrRefusedInASentence() {
    MidiBytesWriter events = events().tempo(0, 400_000).meta(0, 3, "Cello").program(0, 1, 43);
    for (int key = 40; key < 80; key++) {
      events.control(0, 1, 11, key).note(7, 1 + key % 16, key, 90).bend(3, 1, 100 * key);
    }
    byte[] whole = file(1, 2).track(events).track(events().note(0, 1, 60, QUARTER)).toByteArray();
    Random random = new Random(1);
    for (int trial = 0; trial < 300; trial++) {
      byte[] damaged = whole.clone();
      for (int i = random.nextInt(6); i >= 0; i--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        assertTrue(score(damaged).seconds() > 0);
      } catch (IllegalArgumentException e) {
        assertTrue(e.getMessage().startsWith("expected "), e.getMessage());
      }
    }
  }

  private static byte[] oneNote() {
    return file(0, 1).track(events().note(0, 1, 60, QUARTER)).toByteArray();
  }

  private static Score score(byte[] midi) {
    return Score.ofMidi(midi, "it");
  }

  private static List<Double> pitches(byte[] midi) {
    return score(midi).notes().stream().map(Note::midi).toList();
  }
}
