package flowtone.performance;

import static flowtone.performance.MidiBytesWriter.QUARTER;
import static flowtone.performance.MidiBytesWriter.events;
import static flowtone.performance.MidiBytesWriter.file;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.NoteName;
import flowtone.control.FeatureTrack;
import flowtone.library.TestVoices;
import flowtone.performance.midi.ChannelState;
import flowtone.synthesis.Hops;
import flowtone.voice.Manifest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What wheels and controllers of a MIDI file do to its notes. */
class MidiControllersTest {
  private final Manifest duet = TestVoices.duet("duet");

  @Test
  void aBendReachesTwoSemitonesUnlessARangeIsSet() {
    assertEquals(-200, last(events().bend(0, 1, 0)).bendCents(), 1e-9);
    assertEquals(200, last(events().bend(0, 1, 16383)).bendCents(), 0.03);
    MidiBytesWriter wide = range(events(), 12, 50).bend(0, 1, 12288);
    assertEquals(625, last(wide).bendCents(), 1e-9);
    assertEquals(0, last(wide.bend(0, 1, 8192)).bendCents(), 1e-9);
  }

  @Test
  void aRangeIsNotSetByDataOfAnotherParameterOrOfNone() {
    MidiBytesWriter other =
        events()
            .control(0, 1, 101, 0)
            .control(0, 1, 100, 0)
            .control(0, 1, 99, 1)
            .control(0, 1, 98, 8)
            .control(0, 1, 6, 24)
            .bend(0, 1, 0);
    assertEquals(-200, last(other).bendCents(), 1e-9);
    MidiBytesWriter none =
        events().control(0, 1, 101, 127).control(0, 1, 100, 127).control(0, 1, 6, 24).bend(0, 1, 0);
    assertEquals(-200, last(none).bendCents(), 1e-9);
  }

  @Test
  void aBendIsHeardWhileTheNoteLasts() {
    MidiBytesWriter events =
        range(events(), 7, 0).on(0, 1, 60).bend(QUARTER, 1, 12288).off(QUARTER, 1, 60);
    FeatureTrack track = played(events);
    assertEquals(NoteName.hertz(60), track.f0Hz(Hops.in(0.4)), 1e-3);
    assertEquals(NoteName.hertz(63.5), track.f0Hz(Hops.in(0.6)), 1e-3);
  }

  @Test
  void tuningMovesTheNotesThatFollow() {
    MidiBytesWriter events =
        events()
            .control(0, 1, 101, 0)
            .control(0, 1, 100, 2)
            .control(0, 1, 6, 64 - 12)
            .control(0, 1, 100, 1)
            .control(0, 1, 6, 96)
            .control(0, 1, 38, 0)
            .note(0, 1, 60, QUARTER);
    assertEquals(48.5, score(track(events)).notes().get(0).midi(), 1e-9);
  }

  @Test
  void modulationAndPressureAreVibrato() {
    MidiBytesWriter still = events().note(0, 1, 60, 4 * QUARTER);
    assertEquals(0, vibratoCents(played(still)), 0.01);
    MidiBytesWriter wheel = events().control(0, 1, 1, 127).note(0, 1, 60, 4 * QUARTER);
    assertEquals(50, vibratoCents(played(wheel)), 2);
    MidiBytesWriter pressed = events().event(0, 0xD0, 64).note(0, 1, 60, 4 * QUARTER);
    assertEquals(25, vibratoCents(played(pressed)), 1.5);
  }

  private static double vibratoCents(FeatureTrack track) {
    double deepest = 0;
    for (int hop = Hops.in(0.5); hop < Hops.in(1.5); hop++) {
      double cents = 100 * (NoteName.midiOfHertz(track.f0Hz(hop)) - 60);
      deepest = Math.max(deepest, Math.abs(cents));
    }
    return deepest;
  }

  @Test
  void volumeIsTheLevelOfThePartInTheMix() {
    assertEquals(0, last(events().control(0, 1, 7, 100)).volumeDb(), 1e-9);
    assertEquals(-40 * Math.log10(2), last(events().control(0, 1, 7, 50)).volumeDb(), 1e-9);
    float[] gains = gains(events().control(0, 1, 7, 50).note(0, 1, 60, QUARTER));
    assertEquals(0.25, gains[20], 1e-6);
    assertEquals(1, gains(events().note(0, 1, 60, QUARTER))[20]);
    assertTrue(gains(events().control(0, 1, 7, 0).note(0, 1, 60, QUARTER))[20] < 1e-5);
  }

  @Test
  void expressionIsPlayedSofterAndWhatTheInstrumentCannotDoIsMixedSofter() {
    double fullDb = levelDb(events().note(0, 1, 60, 2 * QUARTER));
    double askedDb = 40 * Math.log10(64 / 127.0);
    MidiBytesWriter halved = events().control(0, 1, 11, 64).note(0, 1, 60, 2 * QUARTER);
    assertEquals(fullDb + askedDb, levelDb(halved), 0.2);
    assertEquals(1, gains(halved)[100], 1e-6, "within what the instrument can do");
    MidiBytesWriter hardly = events().control(0, 1, 11, 16).note(0, 1, 60, 2 * QUARTER);
    double leastDb = 40 * Math.log10(16 / 127.0);
    assertEquals(fullDb + leastDb, levelDb(hardly) + 20 * Math.log10(gains(hardly)[100]), 0.2);
    assertTrue(levelDb(hardly) > -36.5, "softer than the label's soft notes");
  }

  @Test
  void aSwellIsHeardWithinANote() {
    MidiBytesWriter events = events().control(0, 1, 11, 40).on(0, 1, 60);
    events.control(2 * QUARTER, 1, 11, 127).off(2 * QUARTER, 1, 60);
    FeatureTrack track = played(events);
    double before = track.loudnessDb(Hops.in(0.9));
    double after = track.loudnessDb(Hops.in(1.9));
    assertTrue(after > before + 10, before + " dB, then " + after + " dB");
  }

  @Test
  void aStringThatIsPluckedSwellsInTheMixAlone() {
    Manifest harp = TestVoices.harp();
    MidiBytesWriter events = events().control(0, 1, 11, 64).on(0, 1, 60);
    events.control(QUARTER, 1, 11, 127).off(QUARTER, 1, 60);
    Performed performed = performed(events, harp);
    assertEquals(1, performed.gains()[Hops.in(0.4)], 1e-6);
    assertEquals(Math.pow(127 / 64.0, 2), performed.gains()[Hops.in(0.6)], 1e-3);
  }

  @Test
  void controllersAreSetBackButNotTheVolumeNorTheBrightness() {
    MidiBytesWriter events =
        events()
            .control(0, 1, 7, 50)
            .control(0, 1, 11, 10)
            .control(0, 1, 1, 99)
            .control(0, 1, 74, 96)
            .bend(0, 1, 0)
            .control(0, 1, 121, 0);
    ChannelState state = last(events);
    assertEquals(0, state.expressionDb());
    assertEquals(0, state.vibratoCents());
    assertEquals(0, state.bendCents());
    assertTrue(state.volumeDb() < -10);
    assertEquals(1, state.brightnessOctaves());
  }

  @Test
  void controllersCountForTheirChannelInAllTracks() {
    byte[] midi =
        file(1, 2)
            .track(events().control(0, 3, 7, 50))
            .track(events().note(0, 3, 60, QUARTER))
            .toByteArray();
    assertEquals(-40 * Math.log10(2), score(midi).parts().get(0).states().get(0).volumeDb(), 1e-9);
  }

  @Test
  void whatIsAskedForInVainIsSaid() {
    MidiBytesWriter events =
        events()
            .control(0, 1, 91, 40)
            .control(0, 1, 10, 64)
            .control(0, 1, 93, 0)
            .control(0, 1, 65, 127)
            .event(0, 0xA0, 60, 99)
            .note(0, 1, 60, QUARTER);
    assertEquals(
        List.of("asks for portamento, pressure of single keys, reverb, which is not played"),
        score(track(events)).findings());
  }

  private static MidiBytesWriter range(MidiBytesWriter events, int semitones, int cents) {
    return events
        .control(0, 1, 101, 0)
        .control(0, 1, 100, 0)
        .control(0, 1, 6, semitones)
        .control(0, 1, 38, cents);
  }

  private static byte[] track(MidiBytesWriter events) {
    return file(0, 1).track(events).toByteArray();
  }

  private static Score score(byte[] midi) {
    return Score.ofMidi(midi, "it");
  }

  /** How the channel stands in the end. */
  private static ChannelState last(MidiBytesWriter events) {
    byte[] before = events.toByteArray();
    MidiBytesWriter whole = events().raw(before).note(0, 1, 60, QUARTER);
    List<ChannelState> states = score(track(whole)).parts().get(0).states();
    return states.isEmpty() ? ChannelState.INITIAL : states.get(states.size() - 1);
  }

  private static Performed performed(MidiBytesWriter events, Manifest voice) {
    ArrangementOptions options = ArrangementOptions.of(LabelAssignment.byName());
    List<Phrase> phrases = score(track(events)).arrange(voice, options).phrases();
    assertEquals(1, phrases.size());
    return phrases.get(0).open().perform(Integer.MAX_VALUE);
  }

  private FeatureTrack played(MidiBytesWriter events) {
    return performed(events, duet).track();
  }

  private float[] gains(MidiBytesWriter events) {
    return performed(events, duet).gains();
  }

  private double levelDb(MidiBytesWriter events) {
    return played(events).loudnessDb(100);
  }
}
