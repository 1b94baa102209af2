package flowtone.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlEncoderTest {
  private static final int HOP = 8;
  private static final int HOPS = 12;
  private static final int CONTEXT = 5;
  private static final ControlEncoder ENCODER =
      new ControlEncoder(new FeatureEncoding(2, 3), CONTEXT, HOP);
  private static final int WIDTH = ENCODER.layout().featureWidth();

  /** A tone that glides and fades. */
  private static FeatureTrack track() {
    FeatureTrackBuilder track = new FeatureTrackBuilder(16000, HOP, HOPS);
    for (int h = 0; h < HOPS; h++) {
      track
          .pitch(h, 200 + 10 * h, 0.07 * h)
          .voicing(h, h / (float) HOPS)
          .loudnessDb(h, -20 - h)
          .onsetSeconds(h, 0.01f * h)
          .labelWeights(h, new float[] {0.25f, 0.75f})
          .logMel(h, new float[] {-h, 0, h});
    }
    return track.build();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 7})
  void chunksOfWholeHopsGiveTheRowsOfTheWhole(int chunkHops) {
    ControlFrames whole = ENCODER.whole(track());
    ControlHistory history = new ControlHistory(ENCODER);
    for (int hop = 0; hop < HOPS; hop += chunkHops) {
      int end = Math.min(HOPS, hop + chunkHops);
      ControlFrames expected = whole.part(hop, end - hop);
      ControlFrames chunk = history.next(track().slice(hop, end));
      assertArrayEquals(expected.features(), chunk.features());
      assertArrayEquals(expected.pitch(), chunk.pitch());
      assertArrayEquals(expected.phase(), chunk.phase());
    }
  }

  @Test
  void beforeASoundThereIsSilenceUnderItsFirstLabels() {
    ControlFrames whole = ENCODER.whole(track());
    float[] silent = new float[WIDTH];
    ENCODER.encoding().encode(Silence.before(track(), 1), 0, silent, 0);
    for (int row = 0; row < CONTEXT; row++) {
      float[] before = Arrays.copyOfRange(whole.features(), row * WIDTH, (row + 1) * WIDTH);
      assertArrayEquals(silent, before);
    }
    assertArrayEquals(new float[4], Arrays.copyOf(whole.pitch(), 4));
    assertEquals(210 / 16000f, whole.pitch()[2 * 3]);
    assertEquals(1 / 12f, whole.pitch()[2 * 3 + 1]);
  }

  @Test
  void aBatchIsItsSoundsOneAfterAnother() {
    ControlFrames first = ENCODER.whole(track());
    ControlFrames second = ENCODER.whole(track().louder(-10));
    ControlFrames both = ControlFrames.batch(List.of(first, second));
    assertEquals(2, both.batch());
    assertArrayEquals(first.features(), both.sounds(0, 1).features());
    assertArrayEquals(second.features(), both.sounds(1, 1).features());
    assertArrayEquals(second.phase(), both.sounds(1, 1).phase());
  }

  @Test
  void nothingThatIsGivenOutWritesBack() {
    FeatureTrack track = track();
    Arrays.fill(track.f0Hz(), 0);
    Arrays.fill(track.labelWeights(3), 0);
    Arrays.fill(track.logMel()[3], 0);
    ControlFrames controls = ENCODER.whole(track);
    Arrays.fill(controls.features(), 0);
    Arrays.fill(controls.pitch(), 0);
    Arrays.fill(controls.phase(), 0);
    assertArrayEquals(ENCODER.whole(track()).features(), controls.features());
    assertArrayEquals(ENCODER.whole(track()).pitch(), controls.pitch());
    assertArrayEquals(ENCODER.whole(track()).phase(), controls.phase());
  }

  @Test
  void nothingThatIsTakenInIsKept() {
    float[] hertz = {100, 200};
    float[] weights = {1, 0};
    FeatureTrackBuilder builder =
        new FeatureTrackBuilder(16000, HOP, 2).f0Hz(hertz).labelled(weights);
    FeatureTrack track = builder.build();
    hertz[0] = 0;
    weights[0] = 0;
    builder.pitch(1, 0, 0).labelWeights(1, weights);
    assertArrayEquals(new float[] {100, 200}, track.f0Hz());
    assertArrayEquals(new float[] {1, 0}, track.labelWeights(1));
  }

  @Test
  void curvesOfAnotherLengthAreRefused() {
    FeatureTrackBuilder builder = new FeatureTrackBuilder(16000, HOP, 2);
    var refusal = assertThrows(IllegalArgumentException.class, () -> builder.f0Hz(new float[3]));
    assertEquals("expected every feature to have 2 hops; got 3", refusal.getMessage());
  }

  @Test
  void controlsThatDoNotFitOneAnotherAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            ControlFrames.of(
                ENCODER.layout(), 1, new float[WIDTH], new float[2 * 4], new float[2 * HOP]));
  }
}
