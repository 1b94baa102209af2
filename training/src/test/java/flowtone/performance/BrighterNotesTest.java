package flowtone.performance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Loudness;
import flowtone.control.FeatureTrack;
import flowtone.control.HopFeature;
import flowtone.control.HopFeatures;
import flowtone.library.TestVoices;
import flowtone.voice.FeatureOffsets;
import flowtone.voice.Manifest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Notes that are asked to have more, or less, of a further feature than usual. */
class BrighterNotesTest {
  private static final HopFeature BRIGHTNESS = HopFeatures.of("brightness");
  private static final HopFeature NOISINESS = HopFeatures.of("noisiness");
  private static final int CHANGE_HOPS = 5; // 40 ms

  private final Manifest duet = TestVoices.withFeatures(TestVoices.duet("duet"));
  private final Performer performer = new Performer(duet);

  private static FeatureOffsets brighter(double octaves) {
    return FeatureOffsets.NONE.with("brightness", octaves);
  }

  private FeatureTrack played(FeatureOffsets offsets) {
    Performer player = new Performer(duet);
    player.offsets(offsets);
    player.noteOn(60, 0.8);
    return player.next(30);
  }

  @Test
  void aBrighterNoteIsAskedToBeBrighterAndIsTheSameOtherwise() {
    FeatureTrack usual = played(FeatureOffsets.NONE);
    FeatureTrack brighter = played(brighter(0.4));
    assertTrue(usual.loudnessDb(0) > Loudness.FLOOR_DB);
    for (int hop = 0; hop < usual.hops(); hop++) {
      assertEquals(0.5, usual.further(BRIGHTNESS, hop), 1e-6);
      assertEquals(0.9, brighter.further(BRIGHTNESS, hop), 1e-6);
    }
    assertArrayEquals(usual.further(NOISINESS), brighter.further(NOISINESS));
    assertArrayEquals(usual.f0Hz(), brighter.f0Hz());
    assertArrayEquals(usual.phaseCycles(), brighter.phaseCycles());
    assertArrayEquals(usual.voicing(), brighter.voicing());
    assertArrayEquals(usual.loudnessDb(), brighter.loudnessDb());
    assertArrayEquals(usual.labelWeights(), brighter.labelWeights());
  }

  @Test
  void eachFeatureHasItsOwnOffset() {
    FeatureTrack track = played(new FeatureOffsets(Map.of("brightness", -1.0, "noisiness", 0.25)));
    assertEquals(-0.5, track.further(BRIGHTNESS, 20), 1e-6);
    assertEquals(-2.75, track.further(NOISINESS, 20), 1e-6);
  }

  @Test
  void whileANoteSoundsAChangeGlides() {
    performer.noteOn(60, 0.8);
    performer.next(20);
    performer.offsets(brighter(0.5));
    FeatureTrack track = performer.next(CHANGE_HOPS + 3);
    for (int hop = 0; hop < track.hops(); hop++) {
      double share = Math.min(1, (hop + 1.0) / CHANGE_HOPS);
      assertEquals(0.5 + 0.5 * share, track.further(BRIGHTNESS, hop), 1e-6);
    }
    performer.offsets(FeatureOffsets.NONE);
    assertEquals(0.9, performer.next(1).further(BRIGHTNESS, 0), 1e-6);
  }

  @Test
  void noFurtherIsAskedForThanTheLabelsRecordingsGo() {
    assertEquals(1.2, played(brighter(2)).further(BRIGHTNESS, 20), 1e-6);
    assertEquals(-1, played(brighter(-2)).further(BRIGHTNESS, 20), 1e-6);
    performer.labelWeights(new float[] {0.5f, 0.5f});
    performer.offsets(brighter(2));
    performer.noteOn(50, 0.8);
    assertEquals(0.7, performer.next(20).further(BRIGHTNESS, 19), 1e-6);
  }

  @Test
  void silenceStaysSilence() {
    performer.offsets(brighter(2));
    assertArrayEquals(new float[3], performer.next(3).further(BRIGHTNESS));
    performer.noteOn(60, 0.8);
    performer.next(20);
    performer.noteOff(60);
    while (!performer.silent()) {
      performer.next(1);
    }
    FeatureTrack after = performer.next(3);
    assertArrayEquals(new float[3], after.further(BRIGHTNESS));
    assertEquals(Loudness.FLOOR_DB, after.loudnessDb(0));
  }

  @Test
  void anyChunkingGivesTheSameFeatures() {
    FeatureTrack whole = swept(30);
    FeatureTrack single = swept(1);
    assertArrayEquals(whole.further(BRIGHTNESS), single.further(BRIGHTNESS));
    assertArrayEquals(whole.further(NOISINESS), single.further(NOISINESS));
  }

  private FeatureTrack swept(int chunkHops) {
    Performer player = new Performer(duet);
    FeatureTrack all = player.next(1);
    for (double octaves : new double[] {-1, 0.3, 2, 0}) {
      player.noteOn(60, 0.8);
      player.offsets(brighter(octaves).with("noisiness", -octaves / 2));
      for (int hop = 0; hop < 30; hop += chunkHops) {
        all = all.followedBy(player.next(chunkHops));
      }
    }
    return all;
  }

  @Test
  void whatTheVoiceDoesNotReadIsRefusedAndNothingChanges() {
    Performer without = new Performer(TestVoices.duet("duet"));
    without.offsets(FeatureOffsets.NONE);
    Exception told =
        assertThrows(IllegalArgumentException.class, () -> without.offsets(brighter(1)));
    assertEquals(
        "expected a feature that the voice duet reads (none); got brightness", told.getMessage());
    without.noteOn(60, 0.8);
    assertEquals(List.of(), without.next(2).features());
  }
}
