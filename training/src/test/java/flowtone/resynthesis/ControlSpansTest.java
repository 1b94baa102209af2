package flowtone.resynthesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Waveform;
import flowtone.control.FeatureTrack;
import flowtone.library.TestVoices;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured span by span is what is measured of the whole. */
class ControlSpansTest {
  private static final Manifest SINGER = TestVoices.vocoder("singer");
  private static final Manifest PLAYER = TestVoices.duet("player");

  /** Notes of half a second that swell and fade, with a little noise; silent from 5 s to 7 s. */
  private static Waveform melody(double seconds, int rateHz, double amplitude) {
    float[] samples = new float[(int) (seconds * rateHz)];
    Random random = new Random(3);
    double cycles = 0;
    for (int i = 0; i < samples.length; i++) {
      double time = i / (double) rateHz;
      double within = 2 * time % 1;
      double hertz = 220 * Math.pow(2, (int) (2 * time) * 7 % 12 / 12.0);
      cycles += hertz / rateHz;
      double level = time > 5 && time < 7 ? 0 : amplitude * Math.sin(Math.PI * within);
      double tone = 0;
      for (int k = 1; k < 8; k++) {
        tone += Math.sin(2 * Math.PI * k * cycles) / k;
      }
      samples[i] = (float) (level * tone + 1e-4 * random.nextGaussian());
    }
    return new Waveform(samples, rateHz);
  }

  private static FeatureTrack joined(ControlSpans spans) {
    FeatureTrack all = spans.next();
    while (spans.hasNext()) {
      all = all.followedBy(spans.next());
    }
    return all;
  }

  private static FeatureTrack joined(Resynthesis how, Waveform recording, Manifest voice) {
    ControlSpans spans = new ControlSpans(how, recording, voice, LabelMix.first(voice));
    FeatureTrack all = joined(spans);
    assertEquals(spans.hops(), all.hops());
    assertEquals(spans.samples(), all.samples());
    return all;
  }

  private static FeatureTrack whole(Resynthesis how, Waveform recording, Manifest voice) {
    return how.afterSilence(recording, voice, LabelMix.first(voice)).recording();
  }

  @ParameterizedTest
  @CsvSource({"16000, 0, 1", "44100, 0, 1", "22050, 300, 1", "48000, -200, 1.7", "44100, 0, 0.13"})
  void spansMakeTheWhole(int rateHz, double cents, double stretch) {
    Resynthesis how = new Resynthesis(cents, stretch, false);
    Waveform recording = melody(12.3, rateHz, 0.1);
    FeatureTrack whole = whole(how, recording, SINGER);
    FeatureTrack spans = joined(how, recording, SINGER);
    assertEquals(whole.hops(), spans.hops());
    assertArrayEquals(whole.loudnessDb(), spans.loudnessDb(), 0.02f);
    assertArrayEquals(whole.voicing(), spans.voicing(), 0.02f);
    assertArrayEquals(whole.onsetSeconds(), spans.onsetSeconds(), 1e-3f);
    for (int hop = 0; hop < whole.hops(); hop++) {
      assertArrayEquals(whole.logMel(hop), spans.logMel(hop), 0.02f, "hop " + hop);
      // From one note to the next each phase lock may slide by a semitone, either way.
      assertEquals(whole.f0Hz(hop), spans.f0Hz(hop), 0.12 * whole.f0Hz(hop), "hop " + hop);
    }
    assertTrue(share(whole, hop -> near(whole.f0Hz(hop), spans.f0Hz(hop))) > 0.97);
  }

  private static boolean near(float one, float other) {
    return Math.abs(one - other) <= 0.002 * one;
  }

  private static double share(FeatureTrack track, IntPredicate hops) {
    return IntStream.range(0, track.hops()).filter(hops).count() / (double) track.hops();
  }

  @Test
  void phasesAreLockedToTheRecordingInEverySpan() {
    Waveform recording = melody(12.3, 44100, 0.1);
    FeatureTrack whole = whole(Resynthesis.UNCHANGED, recording, SINGER);
    FeatureTrack spans = joined(Resynthesis.UNCHANGED, recording, SINGER);
    double locked =
        share(
            whole,
            hop -> {
              double apart = whole.phaseCycles(hop) - spans.phaseCycles(hop);
              return Math.abs(apart - Math.rint(apart)) < 0.02;
            });
    assertTrue(locked > 0.97, "share of hops " + locked);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1.5})
  void ofAShortRecordingNothingDiffers(double seconds) {
    Waveform recording = melody(seconds, 44100, 0.1);
    Resynthesis how = new Resynthesis(100, 1.2, true);
    ControlSpans spans = new ControlSpans(how, recording, PLAYER, LabelMix.first(PLAYER));
    assertTrue(spans.isOneSpan());
    FeatureTrack only = spans.next();
    FeatureTrack whole = whole(how, recording, PLAYER);
    assertArrayEquals(whole.f0Hz(), only.f0Hz());
    assertArrayEquals(whole.loudnessDb(), only.loudnessDb());
    assertArrayEquals(whole.phaseCycles(), only.phaseCycles());
    assertFalse(spans.hasNext());
    assertThrows(NoSuchElementException.class, spans::next);
  }

  /** The first second is far softer than the rest: it is raised as the whole is. */
  @Test
  void aMelodysLoudnessIsFittedAsThatOfTheWhole() {
    Resynthesis how = new Resynthesis(0, 1, true);
    Waveform recording = melody(12.3, 44100, 0.0015);
    for (int i = 0; i < recording.sampleRateHz(); i++) {
      recording.samples()[i] *= 0.1f;
    }
    FeatureTrack whole = whole(how, recording, PLAYER);
    FeatureTrack unfitted = whole(Resynthesis.UNCHANGED, recording, PLAYER);
    FeatureTrack spans = joined(how, recording, PLAYER);
    int loudest = 25;
    assertTrue(whole.loudnessDb(loudest) - unfitted.loudnessDb(loudest) > 3, "fitted at all");
    assertArrayEquals(whole.loudnessDb(), spans.loudnessDb(), 1.5f);
  }

  @Test
  void theFirstSpanIsShort() {
    Waveform recording = melody(12.3, 44100, 0.1);
    FeatureTrack first =
        new ControlSpans(Resynthesis.UNCHANGED, recording, SINGER, LabelMix.first(SINGER)).next();
    assertTrue(first.samples() <= SINGER.sampleRateHz(), first.samples() + " samples");
  }

  @Test
  void aVoiceWhoseHopsSeldomMeetSamplesIsServedToo() {
    HopGrid grid = new HopGrid(melody(5, 11025, 0.1), 16000, 128);
    assertEquals(0, (long) grid.unitHops() * 128 * 11025 % 16000);
    assertEquals(grid.hops(), grid.atLeast(grid.hops() - 0.5));
    int unit = grid.unitHops();
    assertEquals(unit * 128 * 11025 / 16000, grid.cut(unit, 2 * unit).samples().length);
  }
}
