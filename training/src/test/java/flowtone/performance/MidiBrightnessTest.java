package flowtone.performance;

import static flowtone.performance.MidiBytesWriter.QUARTER;
import static flowtone.performance.MidiBytesWriter.events;
import static flowtone.performance.MidiBytesWriter.file;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.file.Remark;
import flowtone.control.HopFeature;
import flowtone.control.HopFeatures;
import flowtone.library.TestVoices;
import flowtone.synthesis.Hops;
import flowtone.voice.FeatureOffsets;
import flowtone.voice.Manifest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the controller of brightness of a MIDI file does to its notes. */
class MidiBrightnessTest {
  private static final HopFeature BRIGHTNESS = HopFeatures.of(HopFeatures.BRIGHTNESS);
  private static final ArrangementOptions USUAL = ArrangementOptions.of(LabelAssignment.byName());
  private static final Remark IN_VAIN =
      new Remark(
          "the score", true, "asks for changes of brightness, which the voice does not read");

  private final Manifest duet = TestVoices.duet("duet");
  private final Manifest reading = TestVoices.withFeatures(duet);

  private static Score score(MidiBytesWriter events) {
    return Score.ofMidi(file(0, 1).track(events).toByteArray(), "it");
  }

  /** Darker by half an octave for a beat, then brighter by as much. */
  private static Score swell() {
    MidiBytesWriter events = events().control(0, 1, 74, 48).on(0, 1, 60);
    return score(events.control(QUARTER, 1, 74, 80).off(2 * QUARTER, 1, 60));
  }

  private float brightness(ArrangementOptions options, double seconds) {
    Phrase phrase = swell().arrange(reading, options).phrases().get(0);
    return phrase.open().next(200).further(BRIGHTNESS, Hops.in(seconds));
  }

  @Test
  void itIsHeardAsThatOfTheNotes() {
    assertEquals(0, brightness(USUAL, 0.4), 1e-6);
    assertEquals(1, brightness(USUAL, 0.6), 1e-6);
  }

  @Test
  void itComesOnTopOfWhatIsAskedForAll() {
    ArrangementOptions darker = USUAL.withOffsets(FeatureOffsets.NONE.with("brightness", -0.25));
    assertEquals(-0.25, brightness(darker, 0.4), 1e-6);
    assertEquals(0.75, brightness(darker, 0.6), 1e-6);
  }

  @Test
  void theMiddleIsAsUsual() {
    assertEquals(
        List.of(), score(events().control(0, 1, 74, 64).note(0, 1, 60, 9)).parts().get(0).states());
  }

  @Test
  void aVoiceThatDoesNotReadItSaysSo() {
    assertTrue(swell().arrange(duet, USUAL).remarks().contains(IN_VAIN));
    assertFalse(swell().arrange(reading, USUAL).remarks().contains(IN_VAIN));
    Score usual = score(events().control(0, 1, 74, 64).note(0, 1, 60, QUARTER));
    assertFalse(usual.arrange(duet, USUAL).remarks().contains(IN_VAIN));
  }
}
