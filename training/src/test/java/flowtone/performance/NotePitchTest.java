package flowtone.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.NoteName;
import flowtone.control.FeatureTrack;
import flowtone.library.TestVoices;
import flowtone.synthesis.Hops;
import org.junit.jupiter.api.Test;

/** Which pitch the notes of a performer have, and that its phase never jumps. */
class NotePitchTest {
  private static final int UNPITCHED_HOPS = 3;

  private final Performer performer = new Performer(TestVoices.duet("duet"));

  @Test
  void aNoteHasExactlyItsFrequencyOnceItIsPitched() {
    performer.noteOn(69, 0.8);
    float[] hertz = performer.next(50).f0Hz();
    for (int h = 0; h < hertz.length; h++) {
      assertEquals(h < UNPITCHED_HOPS ? 0 : 440, hertz[h], 1e-4);
    }
  }

  @Test
  void phaseRunsOnAcrossNotesAndBends() {
    performer.noteOn(60, 1);
    FeatureTrack first = performer.next(1000);
    performer.noteOn(64.5, 1);
    performer.pitchBend(-30);
    FeatureTrack second = performer.next(1000);
    double phase = first.phaseCycles(0);
    for (FeatureTrack track : new FeatureTrack[] {first, second}) {
      for (int h = 0; h < track.hops(); h++) {
        assertEquals(0, Math.sin(Math.PI * (track.phaseCycles(h) - phase)), 1e-3);
        phase = track.phaseCycles(h) + track.f0Hz(h) * Hops.SECONDS;
      }
    }
  }

  @Test
  void aBendMovesThePitchByItsCents() {
    performer.noteOn(60, 1);
    performer.pitchBend(50);
    assertEquals(NoteName.hertz(60.5), Hops.last(performer.next(5).f0Hz()), 1e-3);
  }

  @Test
  void vibratoComesLateAndStaysWithinItsDepth() {
    performer.vibrato(new Vibrato(20, 5, 0.4));
    performer.noteOn(69, 1);
    float[] hertz = performer.next(Hops.in(2)).f0Hz();
    double deepest = 0;
    for (int h = UNPITCHED_HOPS; h < hertz.length; h++) {
      double cents = 100 * (NoteName.midiOfHertz(hertz[h]) - 69);
      assertTrue(Math.abs(cents) < (h < 49 ? 0.01 : 20.01), h + ": " + cents);
      deepest = Math.max(deepest, cents);
    }
    assertEquals(20, deepest, 1);
  }
}
