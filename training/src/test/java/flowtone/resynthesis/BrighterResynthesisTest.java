package flowtone.resynthesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Loudness;
import flowtone.audio.Waveform;
import flowtone.control.FeatureTrack;
import flowtone.control.HopFeature;
import flowtone.control.HopFeatures;
import flowtone.library.TestVoices;
import flowtone.voice.FeatureOffsets;
import flowtone.voice.Manifest;
import org.junit.jupiter.api.Test;

/** Recordings that are resynthesised brighter than they are. */
class BrighterResynthesisTest {
  private static final HopFeature BRIGHTNESS = HopFeatures.of(HopFeatures.BRIGHTNESS);
  private static final float[] REED = {1, 0};
  private static final Resynthesis BRIGHTER =
      Resynthesis.UNCHANGED.withOffsets(FeatureOffsets.NONE.with("brightness", 0.3));

  private final Manifest duet = TestVoices.withFeatures(TestVoices.duet("duet"));

  /** A tone of two harmonics after silence, the upper of which comes and goes. */
  private static Waveform tone(double seconds) {
    float[] samples = new float[(int) (seconds * 16000)];
    for (int i = samples.length / 4; i < samples.length; i++) {
      double cycles = 440.0 * i / 16000;
      double upper = 0.1 * Math.sin(Math.PI * i / 16000) * Math.sin(8 * Math.PI * cycles);
      samples[i] = (float) (0.1 * Math.sin(2 * Math.PI * cycles) + upper);
    }
    return new Waveform(samples, 16000);
  }

  @Test
  void asFarAsTheLabelsRecordingsGoWhatIsMeasuredIsRaised() {
    FeatureTrack measured = Resynthesis.UNCHANGED.features(tone(1.2), duet, REED);
    FeatureTrack brighter = BRIGHTER.features(tone(1.2), duet, REED);
    int raised = 0;
    for (int hop = 0; hop < measured.hops(); hop++) {
      float usual = measured.further(BRIGHTNESS, hop);
      boolean silent = measured.loudnessDb(hop) <= Loudness.FLOOR_DB;
      double expected = silent ? usual : Math.max(usual, Math.min(1.2, usual + 0.3));
      assertEquals(expected, brighter.further(BRIGHTNESS, hop), 1e-5, "hop " + hop);
      raised += expected > usual + 0.2 ? 1 : 0;
    }
    assertTrue(raised > measured.hops() / 2, "hops raised: " + raised);
    assertArrayEquals(measured.f0Hz(), brighter.f0Hz());
    assertArrayEquals(measured.loudnessDb(), brighter.loudnessDb());
  }

  @Test
  void spansOfALongRecordingAreAsBrightAsTheWhole() {
    Waveform recording = tone(6);
    FeatureTrack whole = BRIGHTER.afterSilence(recording, duet, REED).recording();
    ControlSpans spans = new ControlSpans(BRIGHTER, recording, duet, REED);
    FeatureTrack all = spans.next();
    while (spans.hasNext()) {
      all = all.followedBy(spans.next());
    }
    assertArrayEquals(whole.further(BRIGHTNESS), all.further(BRIGHTNESS), 0.02f);
  }

  @Test
  void aVoiceThatDoesNotReadItRefusesIt() {
    Manifest without = TestVoices.duet("duet");
    String expected = "expected a feature that the voice duet reads (none); got brightness";
    assertEquals(
        expected,
        assertThrows(
                IllegalArgumentException.class, () -> BRIGHTER.features(tone(0.5), without, REED))
            .getMessage());
    assertEquals(
        expected,
        assertThrows(
                IllegalArgumentException.class,
                () -> new ControlSpans(BRIGHTER, tone(3), without, REED))
            .getMessage());
  }
}
