package flowtone.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.audio.Loudness;
import flowtone.control.FeatureTrack;
import flowtone.control.Label;
import flowtone.library.TestVoices;
import org.junit.jupiter.api.Test;

class PluckedNotesTest {
  private static final int HOPS_PER_SECOND = 125;

  private static FeatureTrack held(double midi, int seconds) {
    Performer performer = new Performer(TestVoices.harp());
    performer.noteOn(midi, 1);
    return performer.next(seconds * HOPS_PER_SECOND);
  }

  private static double fallInASecond(double midi) {
    float[] db = held(midi, 2).loudnessDb();
    return db[HOPS_PER_SECOND / 2] - db[HOPS_PER_SECOND / 2 + HOPS_PER_SECOND];
  }

  @Test
  void aHeldNoteFallsAsFastAsItsPitchHasIt() {
    assertEquals(20, fallInASecond(60), 0.1);
    assertEquals(40, fallInASecond(72), 0.1);
    assertEquals(10, fallInASecond(48), 0.1);
  }

  @Test
  void aHeldNoteDiesAwayAndLosesItsPitchWhenItIsHeardNoMore() {
    FeatureTrack track = held(72, 3);
    int last = track.hops() - 1;
    assertEquals(Loudness.FLOOR_DB, track.loudnessDb(last));
    assertEquals(0, track.voicing(last));
    assertEquals(1, track.voicing(HOPS_PER_SECOND / 2));
  }

  @Test
  void aLabelThatDoesNotSayHowDecayGoesWithPitchDecaysAlike() throws Exception {
    String older =
        """
        {"name": "harp", "lowestMidi": 36, "highestMidi": 84, "softDb": -35, "loudDb": -15,
         "attackSeconds": 0.01, "releaseSeconds": 2, "decayDbPerSecond": -20}""";
    var label = new ObjectMapper().readValue(older, Label.class);
    assertEquals(1, label.decayPerOctave());
    assertEquals(label.decayDbPerSecond(40), label.decayDbPerSecond(80));
    assertTrue(label.decays());
  }
}
