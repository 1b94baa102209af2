package flowtone.performance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Loudness;
import flowtone.audio.NoteName;
import flowtone.control.FeatureTrack;
import flowtone.library.TestVoices;
import flowtone.synthesis.Hops;
import org.junit.jupiter.api.Test;

/** How loud the notes of a performer are, from attack to release. */
class NoteLoudnessTest {
  private final Performer performer = new Performer(TestVoices.duet("duet"));

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
    assertEquals(-28, db[(int) (0.15 / Hops.SECONDS)], 1);
    assertEquals(-25, db[39], 0.5);
  }

  @Test
  void aHeldNoteDecaysAsTheLabelDoesButNotIntoNothing() {
    performer.noteOn(60, 1);
    performer.next(Hops.in(1));
    float before = Hops.last(performer.next(1).loudnessDb());
    float after = Hops.last(performer.next(Hops.in(2)).loudnessDb());
    assertEquals(-2, after - before, 0.05);
    assertEquals(-41, Hops.last(performer.next(Hops.in(100)).loudnessDb()), 0.01);
  }

  @Test
  void aReleasedNoteFallsToSilenceInTheLabelsTime() {
    performer.noteOn(60, 1);
    performer.next(40);
    performer.noteOff(60);
    FeatureTrack release = performer.next(Hops.in(0.384));
    assertTrue(performer.silent());
    float[] db = release.loudnessDb();
    for (int h = 1; h < db.length; h++) {
      assertTrue(db[h] <= db[h - 1] && db[h] > db[h - 1] - 5, "at hop " + h);
    }
    int begun = Hops.in(0.0755);
    assertEquals(-15 - 3, db[begun - 1], 0.5, "where a release is counted from");
    assertEquals(-15 - 40, db[begun + Hops.in(0.2) - 1], 0.9);
    assertEquals(Loudness.FLOOR_DB, Hops.last(db));
    assertEquals(1, release.voicing(0));
    assertEquals(0, Hops.last(release.voicing()));
    assertEquals(0, Hops.last(release.f0Hz()));
  }

  @Test
  void aSlurGlidesForOneHopAndHardlyDips() {
    performer.noteOn(60, 1);
    performer.next(40);
    performer.noteOn(64, 1);
    FeatureTrack slur = performer.next(20);
    assertEquals(NoteName.hertz(62), slur.f0Hz(0), 1e-3);
    assertEquals(NoteName.hertz(64), slur.f0Hz(1), 1e-3);
    assertEquals(0.004, slur.onsetSeconds(0), 1e-6);
    for (float db : slur.loudnessDb()) {
      assertTrue(db > -19, "expected a dip of less than 4 dB; got " + db);
    }
  }

  @Test
  void loudnessNeverJumpsWhileItSounds() {
    performer.noteOn(60, 1);
    performer.next(40);
    performer.noteOn(64, 0);
    float before = Hops.last(performer.next(20).loudnessDb());
    performer.noteOn(64, 1);
    performer.labelWeights(new float[] {0, 1});
    float[] db = performer.next(60).loudnessDb();
    for (float value : db) {
      assertEquals(before, value, 7);
      before = value;
    }
  }

  @Test
  void labelsMixTheirLoudnessAndTheirWeightsMoveSmoothly() {
    performer.labelWeights(new float[] {1, 0});
    performer.noteOn(55, 1);
    performer.next(40);
    performer.labelWeights(new float[] {0.5f, 0.5f});
    FeatureTrack track = performer.next(40);
    assertArrayEquals(new float[] {0.9f, 0.1f}, track.labelWeights(0), 1e-6f);
    assertArrayEquals(new float[] {0.5f, 0.5f}, track.labelWeights(4), 1e-6f);
    assertEquals(-20.5, Hops.last(track.loudnessDb()), 0.5);
  }

  private float sustainedDb(double velocity) {
    Performer fresh = new Performer(TestVoices.duet("duet"));
    fresh.noteOn(60, velocity);
    return Hops.last(fresh.next(10).loudnessDb());
  }
}
