package flowtone.performance;

import static flowtone.performance.MidiBytesWriter.QUARTER;
import static flowtone.performance.MidiBytesWriter.events;
import static flowtone.performance.MidiBytesWriter.file;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.audio.file.Remark;
import flowtone.library.TestVoices;
import flowtone.synthesis.Hops;
import flowtone.voice.Manifest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How notes that overlap are laid out for voices, and how loud they are together. */
class ArrangementTest {
  private static final ArrangementOptions USUAL = ArrangementOptions.of(LabelAssignment.byName());

  private final Manifest duet = TestVoices.duet("duet");

  @Test
  void notesOfAChordSoundAtOnce() throws Exception {
    Score score =
        Score.fromJson(
            new ObjectMapper()
                .readTree(
                    """
                    [{"note": "C4", "start": 0, "duration": 1},
                     {"note": "E4", "start": 0, "duration": 1},
                     {"note": "G4", "start": 0.2, "duration": 1}]
                    """));
    Arrangement arrangement = score.arrange(duet, USUAL);
    assertEquals(List.of(60.0, 64.0, 67.0), pitches(arrangement));
    assertEquals(Hops.in(0.2), arrangement.phrases().get(2).beginHop());
    assertTrue(Mix.of(arrangement).seconds() > 1.3 && Mix.of(arrangement).seconds() < 1.6);
  }

  @Test
  void eightNotesAndMoreSoundAtOnce() {
    for (int count : new int[] {8, 12, 16}) {
      Arrangement arrangement = chord(count).arrange(duet, USUAL);
      assertEquals(count, arrangement.phrases().size());
      assertTrue(phrases(arrangement).stream().noneMatch(p -> p.contains("held")));
    }
  }

  @Test
  void notesForWhichThereIsNoVoiceAreSaidAndTheLatestAreHeard() {
    Arrangement arrangement = chord(6).arrange(duet, USUAL.withPolyphony(4));
    assertEquals(4, arrangement.phrases().size());
    assertEquals(
        List.of(
            "begins 2 of 6 notes while 4 others are held; that many are heard, the latest",
            "is mixed 6.0 dB softer, so that notes which sound at once do not clip"),
        phrases(arrangement));
    int notes = arrangement.phrases().stream().mapToInt(p -> p.part().notes().size()).sum();
    assertEquals(6, notes);
  }

  @Test
  void aShortChordIsAChordAndASlurIsNone() {
    Score staccato = score(note(60, 0, 0.08), note(64, 0, 0.08), note(67, 0.01, 0.08));
    assertEquals(3, staccato.arrange(duet, USUAL).phrases().size());
    Score slurred = score(note(60, 0, 0.55), note(64, 0.5, 0.56), note(67, 1, 0.5));
    assertEquals(1, slurred.arrange(duet, USUAL).phrases().size());
  }

  @Test
  void eachVoiceOfAChoraleKeepsItsLine() {
    Score score =
        score(
            note(72, 0, 0.5),
            note(67, 0, 0.5),
            note(60, 0, 0.5),
            note(59, 0.5, 0.5),
            note(71, 0.5, 0.5),
            note(66, 0.5, 0.5));
    List<Phrase> lines = score.arrange(duet, USUAL).phrases();
    assertEquals(3, lines.size());
    for (Phrase line : lines) {
      assertEquals(line.part().notes().get(0).midi(), line.part().notes().get(1).midi() + 1);
    }
  }

  @Test
  void afterALongRestTheSoundBeginsAnewAndTheRestCostsNothing() {
    Arrangement arrangement =
        score(note(60, 0, 1), note(60, 1.5, 1), note(60, 60, 1)).arrange(duet, USUAL);
    assertEquals(2, arrangement.phrases().size());
    assertEquals(Hops.in(60), arrangement.phrases().get(1).beginHop());
    assertTrue(Mix.of(arrangement).playedHops() < Hops.in(6));
  }

  @Test
  void aPartThatNeedsAVoiceEndsTheOldestNoteOfAnother() {
    byte[] midi =
        file(1, 2)
            .track(events().note(0, 1, 60, 4 * QUARTER))
            .track(events().note(QUARTER, 2, 64, QUARTER))
            .toByteArray();
    Arrangement arrangement = midi(midi).arrange(duet, USUAL.withPolyphony(1));
    assertEquals(0.5, arrangement.phrases().get(0).part().notes().get(0).durationSeconds(), 1e-9);
    assertEquals(2, arrangement.phrases().size());
  }

  @Test
  void aLoudChordIsAsLoudAsALoudNoteAndASoftOneIsLeftAsItIs() {
    Arrangement loud = chord(8).arrange(duet, USUAL);
    assertEquals(1 / Math.sqrt(8), Mix.of(loud).gain(), 0.02);
    assertTrue(phrases(loud).get(0).startsWith("is mixed 9.0 dB softer"), phrases(loud).toString());
    Score soft = score(new Note(60, 0, 1, 0.2), new Note(64, 0, 1, 0.2), new Note(67, 0, 1, 0.2));
    assertEquals(1, Mix.of(soft.arrange(duet, USUAL)).gain());
    assertEquals(1, Mix.of(score(new Note(60, 0, 1, 1)).arrange(duet, USUAL)).gain(), 0.06);
  }

  @Test
  void notesAtOnceAreAtLeastOneAndBounded() {
    for (int polyphony : new int[] {0, -1, 65}) {
      Exception e =
          assertThrows(IllegalArgumentException.class, () -> USUAL.withPolyphony(polyphony));
      assertEquals("expected a polyphony within 1 to 64; got " + polyphony, e.getMessage());
    }
  }

  @Test
  void aVocoderIsNotPlayedFromNotes() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Score.parse("C4").arrange(TestVoices.vocoder("talker"), USUAL));
    assertTrue(e.getMessage().startsWith("expected an instrument voice"), e.getMessage());
  }

  private static Note note(double midi, double start, double seconds) {
    return new Note(midi, start, seconds, 0.8);
  }

  private static Score score(Note... notes) {
    return new Score(List.of(notes));
  }

  /** As loud as can be, within the range of the reed. */
  private static Score chord(int count) {
    return new Score(IntStream.range(0, count).mapToObj(i -> new Note(50 + i, 0, 2, 1)).toList());
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
