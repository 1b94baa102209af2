package flowtone.performance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Loudness;
import flowtone.audio.NoteName;
import flowtone.control.FeatureTrack;
import flowtone.library.TestVoices;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import org.junit.jupiter.api.Test;

class ScorePerformanceTest {
  private static final float[] REED = {1, 0};

  private final Manifest duet = TestVoices.duet("duet");

  @Test
  void notesSoundAtTheirTimeAndTheReleaseIsThere() {
    FeatureTrack track = Score.parse("R:0.4 C4:0.4 E4:0.8").perform(duet, REED);
    assertEquals(0, track.f0Hz(52));
    assertEquals(NoteName.hertz(60), track.f0Hz(53), 1e-3);
    assertEquals(NoteName.hertz(60), track.f0Hz(99), 1e-3);
    assertEquals(NoteName.hertz(64), track.f0Hz(100), 1e-3);
    assertEquals(Loudness.FLOOR_DB, track.loudnessDb(track.hops() - 1));
    assertTrue(track.hops() > 200 && track.hops() < 260, "hops: " + track.hops());
  }

  @Test
  void chunksMakeUpTheWhole() {
    Score score = Score.parse("C4:0.3 E4:0.1 G4:0.5");
    FeatureTrack whole = score.perform(duet, REED);
    ScorePerformance performance = score.open(duet, REED);
    int hop = 0;
    while (!performance.finished()) {
      FeatureTrack chunk = performance.next(7);
      for (int h = 0; h < chunk.hops(); h++, hop++) {
        assertEquals(whole.loudnessDb(hop), chunk.loudnessDb(h));
        assertEquals(whole.phaseCycles(hop), chunk.phaseCycles(h));
      }
    }
    assertEquals(whole.hops(), hop);
    assertEquals(0, performance.next(7).hops());
  }

  @Test
  void aRepeatedNoteIsHeardToBeStruckAgain() {
    FeatureTrack track = Score.parse("C4:0.4 C4:0.4").perform(duet, REED);
    assertEquals(0.004, track.onsetSeconds(50), 1e-6);
    assertTrue(track.loudnessDb(50) < track.loudnessDb(49) - 4);
  }

  @Test
  void aNoteOutOfRangeIsRefusedBeforeAnythingSounds() {
    Score score = Score.parse("C4:1 C8:1");
    Exception e = assertThrows(IllegalArgumentException.class, () -> score.open(duet, REED));
    assertTrue(e.getMessage().endsWith("got C8"), e.getMessage());
  }

  @Test
  void labelsAreMixedByName() {
    assertArrayEquals(new float[] {0, 1}, LabelMix.parse("bow", duet));
    assertArrayEquals(new float[] {0.25f, 0.75f}, LabelMix.parse("bow=3, reed=1", duet), 1e-6f);
    Exception e = assertThrows(IllegalArgumentException.class, () -> LabelMix.parse("drum", duet));
    assertEquals("expected one of the labels reed, bow; got \"drum\"", e.getMessage());
    for (String bad :
        new String[] {"bow=x", "bow=0", "bow=-1,reed=2", "bow=NaN", "bow=1d", "bow=0x1p3", ""}) {
      assertThrows(IllegalArgumentException.class, () -> LabelMix.parse(bad, duet), bad);
    }
  }
}
