package flowtone.resynthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Waveform;
import flowtone.control.FeatureTrack;
import flowtone.library.TestVoices;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Spans fit each other, whatever rate and length a recording has and however it is scaled. */
class ControlSpansPropertyTest {
  private static final Manifest VOICE = TestVoices.duet("duet");

  @Provide
  Arbitrary<Integer> rates() {
    return Arbitraries.of(4000, 8000, 11025, 16000, 22050, 44100, 48000, 44056);
  }

  private static Waveform tone(int samples, int rateHz) {
    float[] tone = new float[samples];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (float) (0.2 * Math.sin(2 * Math.PI * 220 * i / rateHz));
    }
    return new Waveform(tone, rateHz);
  }

  @Property(seed = "12", tries = 40)
  void thereAreAsManyHopsAsOfTheWhole(
      @ForAll("rates") int rateHz,
      @ForAll @IntRange(min = 400, max = 60_000) int samples,
      @ForAll @DoubleRange(min = 0.1, max = 3) double stretch,
      @ForAll @DoubleRange(min = -1200, max = 1200) double cents) {
    Resynthesis how = new Resynthesis(cents, stretch, true);
    Waveform recording = tone(samples, rateHz);
    ControlSpans spans = new ControlSpans(how, recording, VOICE, LabelMix.first(VOICE));
    int hops = 0;
    while (spans.hasNext()) {
      FeatureTrack span = spans.next();
      assertTrue(span.hops() > 0);
      hops += span.hops();
    }
    assertEquals(spans.hops(), hops);
    assertEquals(how.features(recording, VOICE, LabelMix.first(VOICE)).hops(), hops);
  }

  @Property(seed = "13", tries = 500)
  void cutsOfAGridAreResampledToWholeHops(
      @ForAll("rates") int rateHz, @ForAll @IntRange(min = 1, max = 9_000_000) int samples) {
    HopGrid grid = new HopGrid(new Waveform(new float[samples], rateHz), 24000, 192);
    int unit = grid.unitHops();
    assertEquals(0, (long) unit * 192 * rateHz % 24000);
    int from = grid.atMost(grid.hops() / 2.0);
    int to = grid.atLeast(from + 1);
    assertTrue(from <= grid.hops() / 2 && to > from && to <= grid.hops());
    long expected = to == grid.hops() ? samples : (long) to * 192 * rateHz / 24000;
    int length = grid.cut(from, to).samples().length;
    assertEquals(expected - (long) from * 192 * rateHz / 24000, length);
  }
}
