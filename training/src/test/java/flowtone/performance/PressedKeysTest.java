package flowtone.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Loudness;
import flowtone.audio.NoteName;
import flowtone.control.FeatureTrack;
import flowtone.library.TestVoices;
import flowtone.synthesis.Hops;
import org.junit.jupiter.api.Test;

/** Which of the keys that are down a performer sounds. */
class PressedKeysTest {
  private final Performer performer = new Performer(TestVoices.duet("duet"));

  @Test
  void theNotePressedLastSoundsAndTheHeldOneReturns() {
    performer.noteOn(60, 1);
    performer.next(20);
    performer.noteOn(67, 1);
    assertEquals(NoteName.hertz(67), Hops.last(performer.next(20).f0Hz()), 1e-3);
    performer.noteOff(67);
    assertEquals(NoteName.hertz(60), Hops.last(performer.next(20).f0Hz()), 1e-3);
    assertTrue(performer.sounding());
    performer.noteOff(60);
    assertFalse(performer.sounding());
  }

  @Test
  void liftingAKeyThatDoesNotSoundChangesNothing() {
    performer.noteOn(60, 1);
    performer.noteOn(67, 1);
    performer.next(20);
    performer.noteOff(60);
    performer.noteOff(50);
    FeatureTrack track = performer.next(20);
    assertEquals(NoteName.hertz(67), Hops.last(track.f0Hz()), 1e-3);
    performer.noteOff(67);
    assertFalse(performer.sounding());
  }

  @Test
  void aTappedKeySoundsForSixtyMilliseconds() {
    performer.noteOn(60, 1);
    performer.noteOff(60);
    FeatureTrack tap = performer.next(Hops.in(0.48));
    float loudest = Loudness.FLOOR_DB;
    for (float db : tap.loudnessDb()) {
      loudest = Math.max(loudest, db);
    }
    assertEquals(-15, loudest, 0.5);
    assertTrue(tap.loudnessDb(Hops.in(0.064) - 1) > tap.loudnessDb(Hops.in(0.08)));
    assertTrue(performer.silent());
  }

  @Test
  void aTappedKeySoundsBeforeTheHeldOneReturns() {
    performer.noteOn(60, 1);
    performer.next(20);
    performer.noteOn(67, 1);
    performer.noteOff(67);
    float[] hertz = performer.next(20).f0Hz();
    assertEquals(NoteName.hertz(67), hertz[Hops.in(0.056)], 1e-3);
    assertEquals(NoteName.hertz(60), Hops.last(hertz), 1e-3);
  }

  @Test
  void aKeyPressedAfterATapSoundsAtOnce() {
    performer.noteOn(60, 1);
    performer.noteOff(60);
    performer.noteOn(67, 1);
    assertEquals(NoteName.hertz(67), Hops.last(performer.next(Hops.in(0.032)).f0Hz()), 1e-3);
    assertEquals(NoteName.hertz(67), Hops.last(performer.next(Hops.in(1)).f0Hz()), 1e-3);
  }
}
