package flowtone.performance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.control.FeatureTrack;
import flowtone.control.HopFeature;
import flowtone.control.HopFeatures;
import flowtone.library.TestVoices;
import flowtone.voice.Manifest;
import flowtone.voice.ManifestBuilder;
import org.junit.jupiter.api.Test;

/** Velocity is heard as brightness and noise, too, where loudness cannot tell it. */
class StruckNotesTest {
  private static final HopFeature BRIGHTNESS = HopFeatures.of("brightness");
  private static final double SPREAD = 0.5; // of the labels' recordings
  private static final int HOP = 20;

  private final Manifest bowed = TestVoices.withFeatures(TestVoices.duet("duet"));
  private final Manifest struck =
      ManifestBuilder.like(bowed)
          .labels(bowed.labels().stream().map(label -> label.withDecay(-20, 1)).toList())
          .build();

  private static FeatureTrack played(Manifest manifest, double velocity) {
    Performer performer = new Performer(manifest);
    performer.noteOn(60, velocity);
    return performer.next(HOP + 1);
  }

  @Test
  void whatDecaysIsBrighterTheHarderItIsStruck() {
    float usual = played(struck, 0.5).further(BRIGHTNESS, HOP);
    float hard = played(struck, 0.9).further(BRIGHTNESS, HOP);
    float soft = played(struck, 0.1).further(BRIGHTNESS, HOP);
    assertEquals(0.5, usual, 1e-6);
    assertEquals(0.8 * SPREAD, hard - usual, 1e-6);
    assertEquals(-0.8 * SPREAD, soft - usual, 1e-6);
  }

  @Test
  void whatIsHeldIsAsBrightAsItIsLoud() {
    assertArrayEquals(
        played(bowed, 0.1).further(BRIGHTNESS), played(bowed, 0.9).further(BRIGHTNESS));
  }
}
