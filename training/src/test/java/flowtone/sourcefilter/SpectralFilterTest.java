package flowtone.sourcefilter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.audio.MelScale;
import flowtone.graph.NetworkContext;
import flowtone.network.GraphUnderTest;
import flowtone.network.RoughParameters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Filters that whiten what has an envelope. */
class SpectralFilterTest {
  private static final int RATE = 24_000;
  private static final int HOP = 128;
  private static final int BANDS = 96;
  private static final int TAPS = 768;
  private static final SourceFilterConfig MEASURED =
      new SourceFilterConfig(RATE, BANDS, 0, TAPS, 1024);
  private static final SourceFilterConfig PREDICTED =
      new SourceFilterConfig(RATE, BANDS, 0, TAPS, 1024, new EnvelopeConfig(8, List.of(1), 8, 8));

  /** A recording made at 16 kHz has nothing above 8 kHz but the noise of its samples. */
  @Test
  void whatARecordingHasNextToNothingOfIsAmplifiedByNoMoreThan91Decibels() {
    assertEquals(10.5, nepersAbove8kHz(MEASURED, 14), 0.5);
    assertEquals(10.5, nepersAbove8kHz(MEASURED, 20), 0.5);
  }

  @Test
  void whatIsPredictedNextToNothingIsAmplifiedByNoMoreThan70() {
    assertEquals(8, nepersAbove8kHz(PREDICTED, 12), 0.5);
  }

  @Test
  void shallowerEnvelopesAreUndoneWhole() {
    assertEquals(5, nepersAbove8kHz(MEASURED, 5), 0.5);
    assertEquals(9, nepersAbove8kHz(MEASURED, 9), 0.5);
  }

  /** Of the whitening filter of an envelope that falls at 8 kHz, its response at 10 over 2 kHz. */
  private static double nepersAbove8kHz(SourceFilterConfig config, double fall) {
    MelScale mel = config.mel();
    float[] envelope = new float[2 * BANDS]; // [1 + hops, bands]
    for (int i = 0; i < envelope.length; i++) {
      envelope[i] = mel.peakHz(i % BANDS) > 8000 ? (float) -fall : 0;
    }
    float[] taps = taps(config, envelope);
    return Math.log(magnitude(taps, 10_000) / magnitude(taps, 2000));
  }

  private static double magnitude(float[] taps, double hertz) {
    double re = 0;
    double im = 0;
    for (int k = 0; k < TAPS; k++) {
      re += taps[k] * Math.cos(2 * Math.PI * hertz * k / RATE);
      im += taps[k] * Math.sin(2 * Math.PI * hertz * k / RATE);
    }
    return Math.hypot(re, im);
  }

  private static float[] taps(SourceFilterConfig config, float[] envelope) {
    try (GraphUnderTest graph = new GraphUnderTest()) {
      Operand<TFloat32> input = graph.input(2, BANDS);
      NetworkContext context =
          graph.silent(new RoughParameters(graph.tf(), 1, 0), graph.tf().constant(1));
      SpectralFilter filter = SpectralFilter.whitening(context, config, config.mel(), HOP);
      Operand<TFloat32> found = filter.design(filter.inverse(context.expr(input))).responses();
      return graph
          .run(List.of(new GraphUnderTest.Feed(input, envelope, 2, BANDS)), List.of(found))
          .get(0);
    }
  }
}
