package flowtone.performance;

import static flowtone.performance.MidiBytesWriter.QUARTER;
import static flowtone.performance.MidiBytesWriter.events;
import static flowtone.performance.MidiBytesWriter.file;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.file.Remark;
import flowtone.library.TestVoices;
import flowtone.voice.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which labels play which parts of a MIDI file, and which parts are not played. */
class PartLabelsTest {
  private static final float[] REED = {1, 0};
  private static final float[] BOW = {0, 1};
  private static final ArrangementOptions USUAL = ArrangementOptions.of(LabelAssignment.byName());

  private final Manifest duet = TestVoices.duet("duet");

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

  @Test
  void theNameOfAnOnlyTrackCountsIfNothingElseDoes() {
    MidiBytesWriter unnamed = events().meta(0, 3, "Suite for bow").note(0, 1, 55, QUARTER);
    Arrangement arrangement = midi(file(0, 1).track(unnamed).toByteArray()).arrange(duet, USUAL);
    assertArrayEquals(BOW, arrangement.phrases().get(0).labelWeights());
    MidiBytesWriter named = events().meta(0, 3, "Suite for bow").program(0, 1, 21);
    byte[] organ = file(0, 1).track(named.note(0, 1, 55, QUARTER)).toByteArray();
    assertArrayEquals(REED, midi(organ).arrange(duet, USUAL).phrases().get(0).labelWeights());
  }

  @ParameterizedTest
  @CsvSource({
    "Alto Sax, 0", "Alto Saxophone 1, 0", "ALTOSAX, 0", "Solo Cello, 2", "Violoncello, 2",
    "Cello pizz., 1", "Tenor Sax, -1", "Bassoon, -1", "Acoustic Bass, 3", "'', -1"
  })
  void namesOfInstrumentsAreComparedWordByWord(String name, int label) {
    List<String> labels = List.of("altosax", "cello-pizzicato", "cello-arco", "bass");
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
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> midi(midi).arrange(duet, USUAL));
    assertEquals(
        "expected notes that the voice duet can play; got drums alone, on channel 10, which a"
            + " label plays if it is given the channel",
        e.getMessage());
  }

  @Test
  void aLabelForAChannelWithoutNotesIsSaid() {
    LabelAssignment labels = new LabelAssignment(Map.of(7, BOW), Map.of(), Optional.empty());
    byte[] midi = file(0, 1).track(events().note(0, 1, 60, QUARTER)).toByteArray();
    assertTrue(
        phrases(midi(midi).arrange(duet, ArrangementOptions.of(labels)))
            .contains("has no notes on channel 7, which a label was given"));
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
