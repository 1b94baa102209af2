package flowtone.evaluation.playing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Loudness;
import flowtone.control.FeatureTrack;
import flowtone.control.HarmonicPhase;
import flowtone.library.TestVoices;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.SynthesisStream;
import flowtone.synthesis.Synthesizer;
import flowtone.voice.Manifest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NoteEndsTest {
  /**
   * A tone as loud as it is asked to be, late.
   *
   * @param lagHops how late it follows
   */
  private record Follower(int lagHops) implements Synthesizer {
    @Override
    public Manifest manifest() {
      return TestVoices.duet("follower");
    }

    @Override
    public SynthesisStream open(NoiseSettings noise) {
      return this::sound;
    }

    private float[] sound(FeatureTrack track) {
      float[] cycles = HarmonicPhase.cycles(track, 0, track.hops());
      float[] samples = new float[track.samples()];
      for (int i = 0; i < samples.length; i++) {
        float db = track.loudnessDb(Math.max(0, i / track.hopSamples() - lagHops));
        double level = db <= Loudness.FLOOR_DB ? 0 : Math.pow(10, (db + 10) / 20);
        samples[i] = (float) (level * Math.sin(2 * Math.PI * 4 * cycles[i]));
      }
      return samples;
    }
  }

  @Test
  void aSlowLabelTakesLongerToSpeakThanAQuickOne() {
    NoteEnds reed = NoteEnds.measure(Organ.seeded(new Follower(0)), 0);
    NoteEnds bow = NoteEnds.measure(Organ.seeded(new Follower(0)), 1);
    assertEquals("reed", reed.label());
    assertTrue(bow.attackSeconds() > reed.attackSeconds() + 0.04, reed + " " + bow);
    assertTrue(bow.attackSecondsOff() < 0.06, bow.toString());
    assertTrue(reed.attackSecondsOff() < 0.06, reed.toString());
  }

  @Test
  void theReleaseLastsAsLongAsTheRecordings() {
    for (int label : IntStream.range(0, 2).toArray()) {
      NoteEnds ends = NoteEnds.measure(Organ.seeded(new Follower(0)), label);
      assertEquals(ends.recordedReleaseSeconds(), ends.releaseSeconds(), 0.08, ends.toString());
    }
  }
}
