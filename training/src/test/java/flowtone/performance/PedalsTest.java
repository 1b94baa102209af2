package flowtone.performance;

import static flowtone.performance.MidiBytesWriter.QUARTER;
import static flowtone.performance.MidiBytesWriter.events;
import static flowtone.performance.MidiBytesWriter.file;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long notes of a MIDI file last under pedals and messages that end all. */
class PedalsTest {
  private static final int SUSTAIN = 64;
  private static final int SOSTENUTO = 66;

  @Test
  void thePedalHoldsNotesUntilItComesUp() {
    MidiBytesWriter events =
        events()
            .control(0, 1, SUSTAIN, 127)
            .note(0, 1, 60, QUARTER)
            .note(0, 1, 64, QUARTER)
            .control(QUARTER, 1, SUSTAIN, 0)
            .note(0, 1, 67, QUARTER);
    assertEquals(List.of(1.5, 1.0, 0.5), lengths(events));
  }

  @Test
  void aKeyPressedAgainEndsItsNoteUnderThePedal() {
    MidiBytesWriter events =
        events()
            .control(0, 1, SUSTAIN, 64)
            .note(0, 1, 60, QUARTER / 2)
            .note(QUARTER / 2, 1, 60, QUARTER / 2)
            .control(QUARTER, 1, SUSTAIN, 63);
    assertEquals(List.of(0.5, 0.75), lengths(events));
  }

  @Test
  void aPedalThatStaysDownHoldsToTheEndOfAllTracks() {
    byte[] midi =
        file(1, 2)
            .track(events().control(0, 1, SUSTAIN, 127).note(0, 1, 60, QUARTER))
            .track(events().note(3 * QUARTER, 2, 64, QUARTER))
            .toByteArray();
    assertEquals(2, score(midi).notes().get(0).durationSeconds(), 1e-9);
  }

  @Test
  void aPedalThatComesUpWithTheKeysHoldsNothing() {
    MidiBytesWriter events =
        events()
            .control(0, 1, SUSTAIN, 127)
            .note(0, 1, 60, QUARTER)
            .control(0, 1, SUSTAIN, 0)
            .control(0, 1, SUSTAIN, 127)
            .note(0, 1, 62, QUARTER)
            .control(0, 1, SUSTAIN, 0);
    assertEquals(List.of(0.5, 0.5), lengths(events));
  }

  @Test
  void thePedalOfAnotherChannelIsNoMatter() {
    assertEquals(
        List.of(0.5, 0.5),
        lengths(
            events().control(0, 2, SUSTAIN, 127).note(0, 1, 60, QUARTER).note(0, 1, 64, QUARTER)));
  }

  @Test
  void theMiddlePedalHoldsOnlyTheKeysThatAreDown() {
    MidiBytesWriter events =
        events()
            .on(0, 1, 60)
            .control(QUARTER / 2, 1, SOSTENUTO, 127)
            .off(QUARTER / 2, 1, 60)
            .note(0, 1, 64, QUARTER)
            .control(QUARTER, 1, SOSTENUTO, 0);
    assertEquals(List.of(1.5, 0.5), lengths(events));
  }

  @ParameterizedTest
  @ValueSource(ints = {120, 123, 124, 127})
  void messagesThatEndAllEndWhatIsDown(int controller) {
    assertEquals(
        List.of(0.5, 0.5),
        lengths(
            events()
                .control(0, 1, controller, 0)
                .on(0, 1, 60)
                .control(QUARTER, 1, controller, 0)
                .note(0, 1, 64, QUARTER)
                .off(QUARTER, 1, 60)));
  }

  @Test
  void onlyTheOneThatEndsAllSoundEndsWhatThePedalHolds() {
    for (int controller : new int[] {120, 123}) {
      MidiBytesWriter events =
          events()
              .control(0, 1, SUSTAIN, 127)
              .note(0, 1, 60, QUARTER)
              .control(QUARTER, 1, controller, 0)
              .control(QUARTER, 1, SUSTAIN, 0);
      assertEquals(List.of(controller == 120 ? 1.0 : 1.5), lengths(events));
    }
  }

  private static byte[] track(MidiBytesWriter events) {
    return file(0, 1).track(events).toByteArray();
  }

  private static Score score(byte[] midi) {
    return Score.ofMidi(midi, "it");
  }

  private static List<Double> lengths(MidiBytesWriter events) {
    return score(track(events)).notes().stream().map(Note::durationSeconds).toList();
  }
}
