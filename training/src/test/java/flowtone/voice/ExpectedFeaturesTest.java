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

  private static final float[] DARK = {1, 0};

  private final ExpectedFeatures expected = of(label("dark", -1), label("bright", 1));

  private static ExpectedFeatures of(Label... labels) {
    return new ExpectedFeatures(List.of(labels), List.of(BRIGHTNESS));
  }

  /** A label whose sound is always as bright. */
  private static Label label(String name, double octaves) {
    List<Double> coefficients =
        new ArrayList<>(Collections.nCopies(FeatureExpectation.REGRESSORS, 0.0));
    coefficients.set(0, octaves);
    return Label.of(name)
        .withExpected(Map.of("brightness", new FeatureExpectation(coefficients, -2, 2, 0.1)));
  }

  /** The expectation of brightness of a hop of A4. */
  private static ExpectedFeature brightness(
      ExpectedFeatures expected, float[] weights, float decibels) {
    return expected.at(weights, 440, decibels, 1).get(0);
  }

  @Test
  void aMixtureIsAsBrightAsItsLabelsInProportion() {
    assertEquals(-1, brightness(expected, new float[] {1, 0}, -20).usual(), 1e-6);
    assertEquals(0.5, brightness(expected, BOTH, -20).usual(), 1e-6);
  }

  @Test
  void silenceIsSilent() {
    ExpectedFeature silence = expected.at(BOTH, 0, Loudness.FLOOR_DB, 60).get(0);
    assertEquals(BRIGHTNESS.silent(), silence.usual());
    assertEquals(0.3f, silence.shifted(0.3f, 1), "what is measured of it is not shifted");
  }

  @Test
  void labelsThatExpectNothingLeaveItToTheFeature() {
    ExpectedFeatures none = of(Label.of("reed"));
    float[] reed = {1};
    assertEquals(BRIGHTNESS.played(440, -20, 1), brightness(none, reed, -20).usual());
    FeatureTrack measured = track(reed, 1.7f);
    assertEquals(1.7f, none.fitted(measured, FeatureOffsets.NONE).further(BRIGHTNESS, 0));
    assertEquals(0, brightness(none, reed, -20).struck(1));
  }

  @Test
  void labelsThatExpectNothingHaveNoShareInWhatOthersExpect() {
    ExpectedFeatures some = of(label("dark", -1), Label.of("reed"));
    ExpectedFeature dark = brightness(some, BOTH, -20);
    assertEquals(-1, dark.usual(), 1e-6);
    assertEquals(-0.7f, dark.within(1.5f), 1e-6);
  }

  @Test
  void aRecordingIsNoFurtherFromThemThanTheirOwn() {
    assertEquals(-1.2f, fitted(-1.2f, FeatureOffsets.NONE));
    assertEquals(-0.7f, fitted(1.5f, FeatureOffsets.NONE), 1e-6);
    assertEquals(-1.3f, fitted(-4, FeatureOffsets.NONE), 1e-6);
  }

  @Test
  void whatIsAskedForIsCountedFromThereAndGoesAsFarAsRecordings() {
    assertEquals(-0.2f, fitted(1.5f, FeatureOffsets.NONE.with("brightness", 0.5)), 1e-6);
    assertEquals(-2, fitted(-4, FeatureOffsets.NONE.with("brightness", -2)), 1e-6);
  }

  /** Brightness of a hop of the dark label after fitting. */
  private float fitted(float octaves, FeatureOffsets offsets) {
    return expected.fitted(track(DARK, octaves), offsets).further(BRIGHTNESS, 0);
  }

  @Test
  void nothingOfARecordingsOwnBrightnessIsLeftInWhatIsUsual() {
    FeatureTrack measured = track(DARK, -1.2f);
    FeatureTrack usual = expected.usual(measured);
    assertEquals(-1, usual.further(BRIGHTNESS, 0), 1e-6);
    assertEquals(measured.loudnessDb(0), usual.loudnessDb(0));
    assertEquals(
        expected.usual(track(DARK, 2)).further(BRIGHTNESS, 0), usual.further(BRIGHTNESS, 0));
  }

  private static FeatureTrack track(float[] weights, float octaves) {
    return new FeatureTrackBuilder(24000, 192, 1)
        .loudnessDb(new float[] {-20})
        .labelled(weights)
        .further(BRIGHTNESS, new float[] {octaves})
        .build();
  }
}
