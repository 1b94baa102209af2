package flowtone.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import flowtone.control.HopFeatures;
import flowtone.library.TestVoices;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureOffsetsTest {
  private static String refused(String name, double offset) {
    return assertThrows(
            IllegalArgumentException.class, () -> new FeatureOffsets(Map.of(name, offset)))
        .getMessage();
  }

  @ParameterizedTest
  @ValueSource(doubles = {2.01, -3, Double.NaN, Double.POSITIVE_INFINITY})
  void anOffsetOutOfRangeIsRefused(double offset) {
    assertEquals(
        "expected brightness within -2 to 2 octaves of the usual; got " + offset,
        refused("brightness", offset));
    assertEquals(
        "expected noisiness within -2 to 2 nepers of the usual; got " + offset,
        refused("noisiness", offset));
  }

  @Test
  void aFeatureThatThereIsNotIsRefused() {
    assertEquals(
        "expected features among [brightness, noisiness]; got 'sweetness'",
        refused("sweetness", 0));
  }

  @Test
  void aSumGoesNoFurtherThanOneCanAskFor() {
    FeatureOffsets sum = FeatureOffsets.NONE.plus("brightness", 1.5).plus("brightness", 1);
    assertEquals(2, sum.of(HopFeatures.of("brightness")));
    assertEquals(0, sum.of(HopFeatures.of("noisiness")));
    assertEquals(-2, sum.plus("brightness", -9).byName().get("brightness"));
  }

  @Test
  void aVoiceSaysWhatItReads() {
    Manifest with = TestVoices.withFeatures(TestVoices.duet("duet"));
    FeatureOffsets both = FeatureOffsets.NONE.with("brightness", 1).with("noisiness", 1);
    assertEquals(both, both.requireReadBy(with));
    Manifest bright = ManifestBuilder.like(with).features(List.of("brightness")).build();
    Exception told = assertThrows(IllegalArgumentException.class, () -> both.requireReadBy(bright));
    assertEquals(
        "expected a feature that the voice duet reads (brightness); got noisiness",
        told.getMessage());
  }
}
