package flowtone.voice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.FeatureTrack;
import flowtone.audio.Loudness;
import org.junit.jupiter.api.Test;

class PerformerTest {
  private static final double HOP_SECONDS = 0.008;
  private static final int UNPITCHED_HOPS = 3;

  private final Performer performer = new Performer(TestVoices.duet("duet"));

  @Test
  void beforeTheFirstNoteThereIsSilence() {
    FeatureTrack track = performer.next(3);
    assertTrue(performer.silent());
    assertArrayEquals(new float[] {0, 0, 0}, track.f0Hz());
    assertArrayEquals(new float[] {0, 0, 0}, track.voicing());
    assertEquals(Loudness.FLOOR_DB, track.loudnessDb()[2]);
  }

  @Test
  void aNoteHasExactlyItsFrequencyOnceItIsPitched() {
    performer.noteOn(69, 0.8);
    float[] hertz = performer.next(50).f0Hz();
    for (int h = 0; h < hertz.length; h++) {
      assertEquals(h < UNPITCHED_HOPS ? 0 : 440, hertz[h], 1e-4);
    }
  }

  @Test
  void velocityGoesFromSoftToLoud() {
    assertEquals(-35, sustainedDb(0), 0.5);
    assertEquals(-25, sustainedDb(0.5), 0.5);
    assertEquals(-15, sustainedDb(1), 0.5);
  }

  @Test
  void theAttackRisesAsTheMeterShowsRecordings() {
    performer.noteOn(60, 1);
    float[] db = performer.next(10).loudnessDb();
    double[] measured = {-30, -20, -13, -8, -4.5, -2.3, -0.8, 0.2, 0.4, 0.5};
    for (int h = 0; h < db.length; h++) {
      assertEquals(measured[h], db[h] + 15, 2.5, "at hop " + h);
    }
  }

  @Test
  void aSlowInstrumentSwells() {
    performer.labelWeights(new float[] {0, 1});
    performer.noteOn(55, 1);
    float[] db = performer.next(40).loudnessDb();
    assertEquals(-28, db[(int) (0.15 / HOP_SECONDS)], 1);
    assertEquals(-25, db[39], 0.5);
  }

  @Test
  void aHeldNoteDecaysAsTheLabelDoesButNotIntoNothing() {
    performer.noteOn(60, 1);
    performer.next(seconds(1));
    float before = last(performer.next(1).loudnessDb());
    float after = last(performer.next(seconds(2)).loudnessDb());
    assertEquals(-2, after - before, 0.05);
    assertEquals(-41, last(performer.next(seconds(100)).loudnessDb()), 0.01);
  }

  @Test
  void aReleasedNoteFallsToSilenceInTheLabelsTime() {
    performer.noteOn(60, 1);
    performer.next(40);
    performer.noteOff(60);
    FeatureTrack release = performer.next(seconds(0.28));
    assertTrue(performer.silent());
    float[] db = release.loudnessDb();
    for (int h = 1; h < db.length; h++) {
      assertTrue(db[h] <= db[h - 1] && db[h] > db[h - 1] - 5, "at hop " + h);
    }
    assertEquals(-55, db[seconds(0.2) - 1], 0.5);
    assertEquals(Loudness.FLOOR_DB, last(db));
    assertEquals(1, release.voicing()[0]);
    assertEquals(0, last(release.voicing()));
    assertEquals(0, last(release.f0Hz()));
  }

  @Test
  void theNotePressedLastSoundsAndTheHeldOneReturns() {
    performer.noteOn(60, 1);
    performer.next(20);
    performer.noteOn(67, 1);
    assertEquals(NoteName.hertz(67), last(performer.next(20).f0Hz()), 1e-3);
    performer.noteOff(67);
    assertEquals(NoteName.hertz(60), last(performer.next(20).f0Hz()), 1e-3);
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
    assertEquals(NoteName.hertz(67), last(track.f0Hz()), 1e-3);
    performer.noteOff(67);
    assertFalse(performer.sounding());
  }

  @Test
  void aTappedKeySoundsForSixtyMilliseconds() {
    performer.noteOn(60, 1);
    performer.noteOff(60);
    FeatureTrack tap = performer.next(seconds(0.4));
    float loudest = Loudness.FLOOR_DB;
    for (float db : tap.loudnessDb()) {
      loudest = Math.max(loudest, db);
    }
    assertEquals(-15, loudest, 0.5);
    assertTrue(tap.loudnessDb()[seconds(0.064) - 1] > tap.loudnessDb()[seconds(0.08)]);
    assertTrue(performer.silent());
  }

  @Test
  void aTappedKeySoundsBeforeTheHeldOneReturns() {
    performer.noteOn(60, 1);
    performer.next(20);
    performer.noteOn(67, 1);
    performer.noteOff(67);
    float[] hertz = performer.next(20).f0Hz();
    assertEquals(NoteName.hertz(67), hertz[seconds(0.056)], 1e-3);
    assertEquals(NoteName.hertz(60), last(hertz), 1e-3);
  }

  @Test
  void aKeyPressedAfterATapSoundsAtOnce() {
    performer.noteOn(60, 1);
    performer.noteOff(60);
    performer.noteOn(67, 1);
    assertEquals(NoteName.hertz(67), last(performer.next(seconds(0.032)).f0Hz()), 1e-3);
    assertEquals(NoteName.hertz(67), last(performer.next(seconds(1)).f0Hz()), 1e-3);
  }

  @Test
  void aSlurGlidesForOneHopAndHardlyDips() {
    performer.noteOn(60, 1);
    performer.next(40);
    performer.noteOn(64, 1);
    FeatureTrack slur = performer.next(20);
    assertEquals(NoteName.hertz(62), slur.f0Hz()[0], 1e-3);
    assertEquals(NoteName.hertz(64), slur.f0Hz()[1], 1e-3);
    assertEquals(0.004, slur.onsetSeconds()[0], 1e-6);
    for (float db : slur.loudnessDb()) {
      assertTrue(db > -19, "expected a dip of less than 4 dB; got " + db);
    }
  }

  @Test
  void loudnessNeverJumpsWhileItSounds() {
    performer.noteOn(60, 1);
    performer.next(40);
    performer.noteOn(64, 0);
    float before = last(performer.next(20).loudnessDb());
    performer.noteOn(64, 1);
    performer.labelWeights(new float[] {0, 1});
    float[] db = performer.next(60).loudnessDb();
    for (float value : db) {
      assertEquals(before, value, 7);
      before = value;
    }
  }

  @Test
  void phaseRunsOnAcrossNotesAndBends() {
    performer.noteOn(60, 1);
    FeatureTrack first = performer.next(1000);
    performer.noteOn(64.5, 1);
    performer.pitchBend(-30);
    FeatureTrack second = performer.next(1000);
    double phase = first.phaseCycles()[0];
    for (FeatureTrack track : new FeatureTrack[] {first, second}) {
      for (int h = 0; h < track.hops(); h++) {
        assertEquals(0, Math.sin(Math.PI * (track.phaseCycles()[h] - phase)), 1e-3);
        phase = track.phaseCycles()[h] + track.f0Hz()[h] * HOP_SECONDS;
      }
    }
  }

  @Test
  void aBendMovesThePitchByItsCents() {
    performer.noteOn(60, 1);
    performer.pitchBend(50);
    assertEquals(NoteName.hertz(60.5), last(performer.next(5).f0Hz()), 1e-3);
  }

  @Test
  void vibratoComesLateAndStaysWithinItsDepth() {
    performer.vibrato(new Vibrato(20, 5, 0.4));
    performer.noteOn(69, 1);
    float[] hertz = performer.next(seconds(2)).f0Hz();
    double deepest = 0;
    for (int h = UNPITCHED_HOPS; h < hertz.length; h++) {
      double cents = 100 * (NoteName.midiOfHertz(hertz[h]) - 69);
      assertTrue(Math.abs(cents) < (h < 49 ? 0.01 : 20.01), h + ": " + cents);
      deepest = Math.max(deepest, cents);
    }
    assertEquals(20, deepest, 1);
  }

  @Test
  void labelsMixTheirLoudnessAndTheirWeightsMoveSmoothly() {
    performer.labelWeights(new float[] {1, 0});
    performer.noteOn(55, 1);
    performer.next(40);
    performer.labelWeights(new float[] {0.5f, 0.5f});
    FeatureTrack track = performer.next(40);
    assertArrayEquals(new float[] {0.9f, 0.1f}, track.labelWeights()[0], 1e-6f);
    assertArrayEquals(new float[] {0.5f, 0.5f}, track.labelWeights()[4], 1e-6f);
    assertEquals(-20.5, last(track.loudnessDb()), 0.5);
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

  private float sustainedDb(double velocity) {
    Performer fresh = new Performer(TestVoices.duet("duet"));
    fresh.noteOn(60, velocity);
    return last(fresh.next(10).loudnessDb());
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
      track.pitch(chunk.f0Hz()[h], chunk.voicing()[h], chunk.phaseCycles()[h]);
      track.loudness(chunk.loudnessDb()[h], chunk.onsetSeconds()[h]);
      track.labels(chunk.labelWeights()[h]);
    }
  }

  private static int seconds(double seconds) {
    return (int) Math.round(seconds / HOP_SECONDS);
  }

  private static float last(float[] values) {
    return values[values.length - 1];
  }
}
