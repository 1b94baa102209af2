package flowtone.synthesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.control.FeatureTrack;
import flowtone.flow.ConvergenceException;
import flowtone.library.TestFlows;
import flowtone.model.FlowFamilies;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A MintNet sampled by iteration. */
class IteratedInverseTest {
  /** The tolerance of the iteration is 1e-3 of the noise, whose scale the flow makes smaller. */
  private static final float TOLERANCE = 1e-3f;

  private static final FlowSynthesizer FLOW =
      new FlowSynthesizer(
          FlowSynthesizerTest.MANIFEST,
          TestFlows.of(FlowSynthesizerTest.MANIFEST, FlowFamilies.MINTNET, 2));

  @AfterAll
  static void close() {
    FLOW.close();
  }

  @Test
  void aRecordingComesBackFromItsNoiseInMorePassesThanOne() {
    FeatureTrack track = FlowSynthesizerTest.track();
    float[] recording = FlowSynthesizerTest.recording(track);
    FlowStream.Image noise = FLOW.toNoise(recording, track);
    FlowStream.Image back = FLOW.toData(noise.values(), track);
    assertArrayEquals(recording, back.values(), TOLERANCE);
    for (int t = 0; t < recording.length; t++) {
      assertEquals(0, noise.logDets()[t] + back.logDets()[t], 1e-2);
    }
    assertEquals(1, noise.passes());
    assertTrue(back.passes() > 3 && back.passes() <= 81, "passes " + back.passes());
  }

  @Test
  void soundInChunksIsThatOfTheWhole() {
    FeatureTrack track = FlowSynthesizerTest.track();
    float[] noise = FlowSynthesizerTest.recording(track);
    assertArrayEquals(
        FLOW.toData(noise, track).values(),
        FlowSynthesizerTest.inChunks(FLOW.streamToData(), noise, track),
        TOLERANCE);
  }

  @Test
  void noiseFromWhichThereIsNoWayBackSaysSoInOneSentence() {
    FeatureTrack track = FlowSynthesizerTest.track().slice(0, 2);
    float[] endless = new float[track.samples()];
    Arrays.fill(endless, Float.MAX_VALUE);
    ConvergenceException error =
        assertThrows(ConvergenceException.class, () -> FLOW.toData(endless, track));
    assertTrue(
        error
            .getMessage()
            .matches(
                "expected the inverse to converge within 80 iterations to 0.001; got a residual"
                    + " of .+"),
        error.getMessage());
  }
}
