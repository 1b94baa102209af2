package flowtone.performance;

import static flowtone.performance.MidiBytesWriter.QUARTER;
import static flowtone.performance.MidiBytesWriter.events;
import static flowtone.performance.MidiBytesWriter.file;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.audio.file.Remark;
import flowtone.library.TestVoices;
import flowtone.synthesis.Hops;
import flowtone.voice.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How scores are laid out for voices: who plays what, where, and what is said of it. */
class ArrangementTest {
  private static final float[] REED = {1, 0};
  private static final float[] BOW = {0, 1};
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
    assertTrue(arrangement.seconds() > 1.3 && arrangement.seconds() < 1.6);
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
    assertTrue(arrangement.level().playedHops() < Hops.in(6));
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
    assertEquals(1 / Math.sqrt(8), loud.gain(), 0.02);
    assertTrue(phrases(loud).get(0).startsWith("is mixed 9.0 dB softer"), phrases(loud).toString());
    Score soft = score(new Note(60, 0, 1, 0.2), new Note(64, 0, 1, 0.2), new Note(67, 0, 1, 0.2));
    assertEquals(1, soft.arrange(duet, USUAL).gain());
    assertEquals(1, score(new Note(60, 0, 1, 1)).arrange(duet, USUAL).gain(), 0.06);
  }

  @Test
  void aPartIsPlayedByTheLabelThatItsChannelOrProgramIsGiven() {
    byte[] midi =
        file(1, 3)
            .track(events().program(0, 1, 42).note(0, 1, 55, QUARTER))
            .track(events().program(0, 2, 43).note(0, 2, 55, QUARTER))
            .track(events().program(0, 3, 44).note(0, 3, 55, QUARTER))
            .toByteArray();
    LabelAssignment labels =
        new LabelAssignment(Map.of(2, BOW), Map.of(43, REED, 44, BOW), Optional.of(REED));
    Arrangement arrangement = midi(midi).arrange(duet, ArrangementOptions.of(labels));
    List<float[]> weights = arrangement.phrases().stream().map(Phrase::labelWeights).toList();
    assertArrayEquals(REED, weights.get(0), "by what everything is given");
    assertArrayEquals(BOW, weights.get(1), "by its channel");
    assertArrayEquals(BOW, weights.get(2), "by its program");
    assertEquals(
        List.of(
            "is heard with 1 note of channel 1 (Viola) as reed, 1 note of channel 2 (Cello) as bow,"
                + " 1 note of channel 3 (Contrabass) as bow"),
        phrases(arrangement).subList(0, 1));
  }

  @Test
  void aPartWithoutAnyIsPlayedByTheLabelOfItsName() {
    byte[] midi =
        file(1, 3)
            .track(events().meta(0, 3, "Long Bow 1").note(0, 1, 55, QUARTER))
            .track(events().meta(0, 3, "Reed").meta(0, 4, "bow").note(0, 2, 55, QUARTER))
            .track(events().meta(0, 3, "Elbow").note(0, 3, 55, QUARTER))
            .toByteArray();
    Arrangement arrangement = midi(midi).arrange(duet, USUAL);
    List<float[]> weights = arrangement.phrases().stream().map(Phrase::labelWeights).toList();
    assertArrayEquals(BOW, weights.get(0));
    assertArrayEquals(BOW, weights.get(1), "an instrument says more than a track");
    assertArrayEquals(REED, weights.get(2), "the first, where no name fits");
  }

  @ParameterizedTest
  @CsvSource({
    "Alto Sax, 0", "Alto Saxophone 1, 0", "ALTOSAX, 0", "Solo Cello, 1", "Violoncello, 1",
    "Cello pizz., 2", "Tenor Sax, -1", "Bassoon, -1", "Acoustic Bass, 3", "'', -1"
  })
  void namesOfInstrumentsAreComparedWordByWord(String name, int label) {
    List<String> labels = List.of("altosax", "cello-arco", "cello-pizzicato", "bass");
    assertEquals(label, InstrumentName.nearest(name, labels));
  }

  @Test
  void aChannelOfTwoProgramsIsTwoParts() {
    byte[] midi =
        file(0, 1)
            .track(
                events()
                    .program(0, 1, 42)
                    .note(0, 1, 55, QUARTER)
                    .program(0, 1, 43)
                    .note(0, 1, 55, QUARTER))
            .toByteArray();
    assertEquals(2, midi(midi).parts().size());
    assertEquals(42, midi(midi).parts().get(0).source().orElseThrow().program());
  }

  @Test
  void drumsAreLeftOutAndSaidToBeUnlessTheirChannelIsNamed() {
    byte[] midi =
        file(0, 1)
            .track(
                events().note(0, 10, 36, QUARTER).note(0, 10, 38, QUARTER).note(0, 1, 60, QUARTER))
            .toByteArray();
    Arrangement arrangement = midi(midi).arrange(duet, USUAL);
    assertEquals(List.of(60.0), pitches(arrangement));
    assertTrue(phrases(arrangement).contains("has 2 notes of drums on channel 10, left out"));
    LabelAssignment named = new LabelAssignment(Map.of(10, BOW), Map.of(), Optional.empty());
    Arrangement all = midi(midi).arrange(duet, ArrangementOptions.of(named));
    assertEquals(
        List.of(36.0, 38.0), all.phrases().get(0).part().notes().stream().map(Note::midi).toList());
  }

  @Test
  void drumsOfOtherStandardsAreKnown() {
    byte[] gs = {0x41, 0x10, 0x42, 0x12, 0x40, 0x12, 0x15, 0x02, 0x17, (byte) 0xF7};
    byte[] xg = {0x43, 0x10, 0x4C, 0x00, 0x00, 0x7E, 0x00, (byte) 0xF7};
    List<MidiBytesWriter> drums =
        List.of(
            events().event(0, 0xF0, gs.length).raw(gs).note(0, 2, 36, QUARTER),
            events()
                .event(0, 0xF0, xg.length)
                .raw(xg)
                .control(0, 2, 0, 127)
                .program(0, 2, 1)
                .note(0, 2, 36, QUARTER),
            events().control(0, 2, 0, 120).program(0, 2, 1).note(0, 2, 36, QUARTER));
    for (MidiBytesWriter events : drums) {
      byte[] midi = file(0, 1).track(events.note(0, 1, 60, QUARTER)).toByteArray();
      assertEquals(List.of(60.0), midi(midi).notes().stream().map(Note::midi).toList());
    }
    MidiBytesWriter melody = events().control(0, 10, 0, 121).program(0, 10, 1);
    byte[] midi = file(0, 1).track(melody.note(0, 10, 60, QUARTER)).toByteArray();
    assertEquals(1, midi(midi).notes().size());
  }

  @Test
  void aFileOfDrumsAloneIsRefusedInASentence() {
    byte[] midi = file(0, 1).track(events().note(0, 10, 36, QUARTER)).toByteArray();
    Exception e = assertThrows(IllegalArgumentException.class, () -> midi(midi));
    assertEquals("expected notes in the MIDI file it; got drums alone", e.getMessage());
  }

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
    assertEquals(2400 + trimmed.seconds(), kept.seconds(), 0.01);
  }

  @Test
  void musicMayBeginLateButNotLastLongerThanAnHour() {
    MidiBytesWriter late = events().note(14_000 * QUARTER, 1, 60, QUARTER);
    byte[] midi = file(0, 1).track(late).toByteArray();
    assertTrue(midi(midi).arrange(duet, USUAL).seconds() < 2);
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> midi(midi).arrange(duet, USUAL.withSilence()));
    assertEquals("expected a score of at most 3600 seconds; got 7001", e.getMessage());
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

  @Test
  void aLabelForAChannelWithoutNotesIsSaid() {
    LabelAssignment labels = new LabelAssignment(Map.of(7, BOW), Map.of(), Optional.empty());
    byte[] midi = file(0, 1).track(events().note(0, 1, 60, QUARTER)).toByteArray();
    assertTrue(
        phrases(midi(midi).arrange(duet, ArrangementOptions.of(labels)))
            .contains("has no notes on channel 7, which a label was given"));
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
    return arrangement.remarks().stream().map(Remark::phrase).toList();
  }
}
