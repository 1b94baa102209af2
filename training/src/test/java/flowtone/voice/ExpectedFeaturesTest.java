package flowtone.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.audio.Loudness;
import flowtone.control.FeatureExpectation;
import flowtone.control.FeatureTrack;
import flowtone.control.FeatureTrackBuilder;
import flowtone.control.HopFeature;
import flowtone.control.HopFeatures;
import flowtone.control.Label;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpectedFeaturesTest {
  private static final HopFeature BRIGHTNESS = HopFeatures.of("brightness");
  private static final float[] BOTH = {0.25f, 0.75f};

  private final ExpectedFeatures expected =
      new ExpectedFeatures(List.of(label("dark", -1), label("bright", 1)));

  /** A label whose sound is always as bright. */
  private static Label label(String name, double octaves) {
    List<Double> coefficients =
        new ArrayList<>(Collections.nCopies(FeatureExpectation.REGRESSORS, 0.0));
    coefficients.set(0, octaves);
    return Label.of(name)
        .withExpected(Map.of("brightness", new FeatureExpectation(coefficients, -2, 2, 0.1)));
  }

  @Test
  void aMixtureIsAsBrightAsItsLabelsInProportion() {
    assertEquals(-1, expected.of(BRIGHTNESS, new float[] {1, 0}, 440, -20, 1), 1e-6);
    assertEquals(0.5, expected.of(BRIGHTNESS, BOTH, 440, -20, 1), 1e-6);
  }

  @Test
  void silenceIsSilent() {
    assertEquals(BRIGHTNESS.silent(), expected.of(BRIGHTNESS, BOTH, 0, Loudness.FLOOR_DB, 60));
  }

  @Test
  void labelsThatExpectNothingLeaveItToTheFeature() {
    ExpectedFeatures none = new ExpectedFeatures(List.of(Label.of("reed")));
    float[] reed = {1};
    assertEquals(BRIGHTNESS.played(440, -20, 1), none.of(BRIGHTNESS, reed, 440, -20, 1));
    FeatureTrack measured = track(reed, 1.7f);
    assertEquals(1.7f, none.within(measured).further(BRIGHTNESS, 0));
  }

  @Test
  void aRecordingIsNoFurtherFromThemThanTheirOwn() {
    float[] dark = {1, 0};
    assertEquals(-1.2f, expected.within(track(dark, -1.2f)).further(BRIGHTNESS, 0));
    assertEquals(-0.7f, expected.within(track(dark, 1.5f)).further(BRIGHTNESS, 0), 1e-6);
    assertEquals(-1.3f, expected.within(track(dark, -4)).further(BRIGHTNESS, 0), 1e-6);
  }

  private static FeatureTrack track(float[] weights, float octaves) {
    return new FeatureTrackBuilder(24000, 192, 1)
        .loudnessDb(new float[] {-20})
        .labelled(weights)
        .further(BRIGHTNESS, new float[] {octaves})
        .build();
  }
}
