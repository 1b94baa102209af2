package flowtone.sourcefilter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceFilterConfigTest {
  @ParameterizedTest
  @ValueSource(ints = {80, 96})
  void bandsAreThoseOfAScale(int bands) {
    assertEquals(bands, new SourceFilterConfig(24000, bands, 100, 768, 1024).mel().bands());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 64, 95, 128})
  void bandsThatNoScaleHasAreRefused(int bands) {
    String refused =
        assertThrows(
                IllegalArgumentException.class,
                () -> new SourceFilterConfig(24000, bands, 100, 768, 1024))
            .getMessage();
    assertEquals("expected 80 or 96 bands, of which there are mel scales; got " + bands, refused);
  }
}
