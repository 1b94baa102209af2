package flowtone.resynthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Waveform;
import flowtone.audio.file.Recording;
import flowtone.audio.file.Remark;
import flowtone.control.FeatureTrack;
import flowtone.library.TestVoices;
import flowtone.voice.Manifest;
import flowtone.voice.ManifestBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResynthesisTest {
  private static final float[] REED = {1, 0};
  private static final int MIDDLE_HOP = 60;

  private final Manifest duet = TestVoices.duet("duet");

  @Test
  void aRecordingAtAnotherRateIsMeasuredAtTheVoices() {
    FeatureTrack track = Resynthesis.UNCHANGED.features(sine(440, 48000, 1), duet, REED);
    assertEquals(16000, track.sampleRateHz());
    assertEquals(125, track.hops());
    assertEquals(440, track.f0Hz(MIDDLE_HOP), 1);
  }

  @Test
  void transposingScalesThePitchAndItsPhase() {
    FeatureTrack track = new Resynthesis(1200, 1, false).features(sine(220, 16000, 1), duet, REED);
    assertEquals(125, track.hops());
    assertEquals(440, track.f0Hz(MIDDLE_HOP), 1);
    double step = track.phaseCycles(MIDDLE_HOP + 1) - track.phaseCycles(MIDDLE_HOP);
    assertEquals(440 * 0.008 % 1, (step + 1) % 1, 0.01);
  }

  @Test
  void stretchingChangesThePaceAndNotThePitch() {
    FeatureTrack measured = Resynthesis.UNCHANGED.features(swell(), duet, REED);
    FeatureTrack stretched = new Resynthesis(0, 2, false).features(swell(), duet, REED);
    assertEquals(2 * measured.hops(), stretched.hops());
    assertEquals(440, stretched.f0Hz(2 * MIDDLE_HOP), 1);
    for (int h = 10; h < 100; h += 10) {
      assertEquals(measured.loudnessDb(h), stretched.loudnessDb(2 * h + 1), 1e-3);
    }
  }

  @Test
  void theGainOfTheVoiceRaisesWhatIsMeasured() {
    Waveform loud = sine(440, 16000, 1);
    float[] quiet = loud.samples().clone();
    for (int i = 0; i < quiet.length; i++) {
      quiet[i] /= 4;
    }
    FeatureTrack track =
        Resynthesis.UNCHANGED.features(new Waveform(quiet, 16000), withGain(duet, 4), REED);
    FeatureTrack expected = Resynthesis.UNCHANGED.features(loud, duet, REED);
    assertEquals(expected.loudnessDb(MIDDLE_HOP), track.loudnessDb(MIDDLE_HOP), 1e-3);
  }

  private float loudestDb(double level, boolean fitsLoudness) {
    Waveform sound = sine(440, 16000, 1);
    float[] samples = sound.samples();
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= (float) level;
    }
    FeatureTrack track = new Resynthesis(0, 1, fitsLoudness).features(sound, duet, REED);
    return track.loudnessDb(MIDDLE_HOP);
  }

  @Test
  void aMelodyMuchSofterOrLouderThanTheLabelIsMovedToItsLoudness() {
    assertEquals(-35 - 6, loudestDb(0.01, true), 0.5);
    assertEquals(-15 + 6, loudestDb(10, true), 0.5);
    assertTrue(loudestDb(0.01, false) < -55);
  }

  @Test
  void aMelodyThatTheLabelCouldPlayKeepsItsLoudness() {
    assertEquals(loudestDb(0.3, false), loudestDb(0.3, true));
  }

  @Test
  void aChordIsSaidToBeSeveralNotesAndATransposedNoteToBeOutOfRange() {
    float[] chord = new float[32000];
    for (double hertz : new double[] {261.6, 329.6, 392}) {
      for (int k = 1; k <= 6; k++) {
        for (int i = 0; i < chord.length; i++) {
          chord[i] += (float) (0.05 / k * Math.sin(2 * Math.PI * k * hertz * i / 16000));
        }
      }
    }
    List<String> ofChord = phrases(Resynthesis.UNCHANGED, new Waveform(chord, 16000));
    assertTrue(ofChord.get(0).contains("several notes at once"), ofChord.toString());
    Waveform note = sine(330, 16000, 1);
    assertEquals(List.of(), phrases(Resynthesis.UNCHANGED, note));
    List<String> high = phrases(new Resynthesis(1200, 1, false), note);
    assertEquals(1, high.size());
    assertTrue(high.get(0).startsWith("has 100 % of its pitch outside"), high.toString());
  }

  private List<String> phrases(Resynthesis how, Waveform sound) {
    Recording recording = new Recording(sound, 1, List.of());
    return how.remarked(recording, 0, "it", duet, REED).remarks().stream()
        .map(Remark::phrase)
        .toList();
  }

  @Test
  void unusableRatiosAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Resynthesis(9999, 1, false));
    assertThrows(IllegalArgumentException.class, () -> new Resynthesis(0, 0, false));
    assertThrows(IllegalArgumentException.class, () -> new Resynthesis(Double.NaN, 1, false));
  }

  private static Manifest withGain(Manifest m, float gain) {
    return ManifestBuilder.like(m).gain(gain).build();
  }

  private static Waveform sine(double hertz, int rateHz, double seconds) {
    float[] samples = new float[(int) (seconds * rateHz)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.2 * Math.sin(2 * Math.PI * hertz * i / rateHz));
    }
    return new Waveform(samples, rateHz);
  }

  private static Waveform swell() {
    Waveform tone = sine(440, 16000, 1);
    float[] samples = tone.samples();
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= (i + 1f) / samples.length;
    }
    return tone;
  }
}
