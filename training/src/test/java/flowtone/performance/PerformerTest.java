package flowtone.performance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Loudness;
import flowtone.control.FeatureTrack;
import flowtone.library.TestVoices;
import flowtone.voice.Manifest;
import org.junit.jupiter.api.Test;

class PerformerTest {
  private final Performer performer = new Performer(TestVoices.duet("duet"));

  @Test
  void beforeTheFirstNoteThereIsSilence() {
    FeatureTrack track = performer.next(3);
    assertTrue(performer.silent());
    assertArrayEquals(new float[] {0, 0, 0}, track.f0Hz());
    assertArrayEquals(new float[] {0, 0, 0}, track.voicing());
    assertEquals(Loudness.FLOOR_DB, track.loudnessDb(2));
  }

  @Test
  void anyChunkingGivesTheSameCurves() {
    FeatureTrack whole = play(new Performer(TestVoices.duet("duet")), 30);
    FeatureTrack single = play(new Performer(TestVoices.duet("duet")), 1);
    assertArrayEquals(whole.f0Hz(), single.f0Hz());
    assertArrayEquals(whole.loudnessDb(), single.loudnessDb());
    assertArrayEquals(whole.voicing(), single.voicing());
    assertArrayEquals(whole.onsetSeconds(), single.onsetSeconds());
    assertArrayEquals(whole.phaseCycles(), single.phaseCycles());
    assertArrayEquals(whole.labelWeights(), single.labelWeights());
  }

  @Test
  void aNoteOutOfRangeIsRefusedAndNothingChanges() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> performer.noteOn(75, 1));
    assertEquals("expected a note within A#2 to D5 (reed); got D#5", e.getMessage());
    assertTrue(performer.silent());
    performer.noteOn(74, 1);
  }

  @Test
  void theRangesOfAllLabelsInUseCount() {
    performer.labelWeights(new float[] {0.9f, 0.1f});
    performer.noteOn(34, 1);
    performer.labelWeights(new float[] {1, 0});
    assertThrows(IllegalArgumentException.class, () -> performer.noteOn(34, 1));
  }

  @Test
  void unusableEventsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> performer.noteOn(60, 1.1));
    assertThrows(IllegalArgumentException.class, () -> performer.noteOn(Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> performer.pitchBend(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> performer.labelWeights(new float[] {1}));
    assertThrows(
        IllegalArgumentException.class, () -> performer.labelWeights(new float[] {1, 0.5f}));
  }

  @Test
  void aVocoderIsNotPlayedFromNotes() {
    Manifest vocoder = TestVoices.vocoder("talker");
    assertThrows(IllegalArgumentException.class, () -> new Performer(vocoder));
  }

  private static FeatureTrack play(Performer performer, int chunkHops) {
    TrackBuilder track = new TrackBuilder(TestVoices.duet("duet"));
    double[] keys = {60, 64, 67};
    for (double key : keys) {
      performer.noteOn(key, 0.7);
      for (int hop = 0; hop < 30; hop += chunkHops) {
        append(performer.next(chunkHops), track);
      }
      performer.labelWeights(new float[] {0.2f, 0.8f});
    }
    return track.build();
  }

  private static void append(FeatureTrack chunk, TrackBuilder track) {
    for (int h = 0; h < chunk.hops(); h++) {
      track.pitch(chunk.f0Hz(h), chunk.voicing(h), chunk.phaseCycles(h));
      track.loudness(chunk.loudnessDb(h), chunk.onsetSeconds(h), 0.8);
      track.labels(chunk.labelWeights(h));
    }
  }
}
