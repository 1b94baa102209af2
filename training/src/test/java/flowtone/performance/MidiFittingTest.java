package flowtone.performance;

import static flowtone.performance.MidiBytesWriter.QUARTER;
import static flowtone.performance.MidiBytesWriter.events;
import static flowtone.performance.MidiBytesWriter.file;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.file.Remark;
import flowtone.library.TestVoices;
import flowtone.synthesis.Hops;
import flowtone.voice.Manifest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a voice cannot play of a MIDI file as it is written, and what becomes of it. */
class MidiFittingTest {
  private static final ArrangementOptions USUAL = ArrangementOptions.of(LabelAssignment.byName());

  private final Manifest duet = TestVoices.duet("duet");

  @Test
  void notesOutOfRangeAreMovedByOctavesAndSaidToBe() {
    byte[] midi =
        file(0, 1)
            .track(
                events()
                    .note(0, 1, 60, QUARTER)
                    .note(0, 1, 62, QUARTER)
                    .note(0, 1, 96, QUARTER)
                    .note(0, 1, 64, QUARTER)
                    .note(0, 1, 20, QUARTER))
            .toByteArray();
    Arrangement arrangement = midi(midi).arrange(duet, USUAL);
    List<Note> notes = arrangement.phrases().get(0).part().notes();
    assertEquals(List.of(60.0, 62.0, 72.0, 64.0, 56.0), notes.stream().map(Note::midi).toList());
    assertTrue(phrases(arrangement).contains("has 2 notes out of range, moved by octaves"));
  }

  @Test
  void aPartMostlyOutOfRangeIsMovedAsAWhole() {
    byte[] midi =
        file(0, 1)
            .track(events().note(0, 1, 28, QUARTER).note(0, 1, 33, QUARTER).note(0, 1, 47, QUARTER))
            .toByteArray();
    List<Note> notes = midi(midi).arrange(duet, USUAL).phrases().get(0).part().notes();
    assertEquals(List.of(52.0, 57.0, 71.0), notes.stream().map(Note::midi).toList());
  }

  @Test
  void aNoteWithoutAnyOctaveInRangeIsLeftOutAndSaidToBe() {
    Manifest narrow = TestVoices.of("narrow", 60, 61);
    byte[] midi =
        file(0, 1).track(events().note(0, 1, 72, QUARTER).note(0, 1, 66, QUARTER)).toByteArray();
    Arrangement arrangement = midi(midi).arrange(narrow, USUAL);
    assertEquals(List.of(60.0), pitches(arrangement));
    assertTrue(phrases(arrangement).contains("has 1 note out of range in every octave, left out"));
  }

  @Test
  void notesThatAreAskedForByNameAreNotMoved() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> Score.parse("C4 C8").arrange(duet, USUAL));
    assertEquals("expected a note within A#2 to D5 (reed); got C8", e.getMessage());
  }

  @Test
  void aFirstNoteAfterFortyMinutesIsHeardAtOnceUnlessTheSilenceIsKept() {
    byte[] midi =
        file(0, 1)
            .track(
                events()
                    .control(0, 1, 7, 50)
                    .control(4780 * QUARTER, 1, 7, 25)
                    .note(20 * QUARTER, 1, 60, QUARTER))
            .toByteArray();
    Arrangement trimmed = midi(midi).arrange(duet, USUAL);
    assertEquals(0, trimmed.phrases().get(0).beginHop());
    assertTrue(phrases(trimmed).contains("begins with 2400.0 s of silence, left out"));
    Performed performed = trimmed.phrases().get(0).open().perform(10);
    assertEquals(1 / 16.0, performed.gains()[0], 1e-6, "the volume set before it");
    Arrangement kept = midi(midi).arrange(duet, USUAL.withSilence());
    assertEquals(Hops.in(2400), kept.phrases().get(0).beginHop());
    assertEquals(2400 + Mix.of(trimmed).seconds(), Mix.of(kept).seconds(), 0.01);
  }

  @Test
  void musicMayBeginLateAndTooMuchOfItIsPlayedForAnHour() {
    MidiBytesWriter events = events().note(14_000 * QUARTER, 1, 60, QUARTER);
    byte[] late = file(0, 1).track(events).toByteArray();
    assertTrue(Mix.of(midi(late).arrange(duet, USUAL)).seconds() < 2);
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> midi(late).arrange(duet, USUAL.withSilence()));
    assertEquals("expected a score of at most 3600 seconds; got 7000", e.getMessage());
    MidiBytesWriter two = events().note(0, 1, 60, QUARTER).note(14_000 * QUARTER, 1, 60, QUARTER);
    Arrangement first = midi(file(0, 1).track(two).toByteArray()).arrange(duet, USUAL);
    assertTrue(Mix.of(first).seconds() < 2);
    assertTrue(phrases(first).contains("lasts 7001 s, of which the first 3600 are played"));
  }

  @Test
  void silenceThatIsAskedForIsPlayed() {
    Arrangement arrangement = Score.parse("R:2 C4:1").arrange(duet, USUAL);
    assertEquals(Hops.in(2), arrangement.phrases().get(0).beginHop());
  }

  @Test
  void bendsOfMoreThanAnOctaveAreSaidToBe() {
    MidiBytesWriter events =
        events().control(0, 1, 101, 0).control(0, 1, 100, 0).control(0, 1, 6, 24).bend(0, 1, 16383);
    byte[] midi = file(0, 1).track(events.note(0, 1, 55, QUARTER)).toByteArray();
    Arrangement arrangement = midi(midi).arrange(duet, USUAL);
    assertTrue(
        phrases(arrangement)
            .contains("bends notes by more than an octave, which is as far as they go"));
    assertTrue(arrangement.phrases().get(0).open().perform(50).track().f0Hz(40) < 400);
  }

  private static Score midi(byte[] midi) {
    return Score.ofMidi(midi, "it");
  }

  /** Of the first notes of the phrases. */
  private static List<Double> pitches(Arrangement arrangement) {
    return arrangement.phrases().stream().map(p -> p.part().notes().get(0).midi()).toList();
  }

  private static List<String> phrases(Arrangement arrangement) {
    return Mix.of(arrangement).remarks().stream().map(Remark::phrase).toList();
  }
}
