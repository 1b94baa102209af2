package flowtone.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.control.FeatureTrack;
import flowtone.control.FeatureTrackBuilder;
import flowtone.control.HeldBeginning;
import flowtone.library.TestVoices;
import flowtone.sourcefilter.SourceFilterConfig;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A vocoder whose source filter and whitening read their spectrum off the mel bands. */
class SourceFilterVoiceTest extends SourceFilterVoiceClaims {
  SourceFilterVoiceTest() {
    super(
        new Subject(
            TestVoices.vocoder("shaped"),
            new SourceFilterConfig(16000, 80, 40, 300, 512),
            new SourceFilterConfig(16000, 80, 0, 300, 512),
            0,
            0.1,
            track()));
  }

  /** A voiced glide over a mel spectrum that falls with frequency and moves. */
  private static FeatureTrack track() {
    Random random = new Random(1);
    FeatureTrackBuilder track = new FeatureTrackBuilder(16000, HOP, HOPS);
    double phase = 0;
    for (int hop = 0; hop < HOPS; hop++) {
      double f0Hz = hop < 8 ? 0 : 150 + 3 * hop;
      float[] mel = new float[80];
      for (int band = 0; band < mel.length; band++) {
        mel[band] = (float) (1 - 0.04 * band + 0.3 * random.nextGaussian());
      }
      track
          .pitch(hop, (float) f0Hz, phase % 1)
          .voicing(hop, f0Hz > 0 ? 0.9f : 0)
          .loudnessDb(hop, -30)
          .onsetSeconds(hop, 0.008f * hop)
          .logMel(hop, mel);
      phase += f0Hz * HOP / 16000;
    }
    return track.labelled(new float[] {1}).build();
  }

  @Test
  void whatDoesNotChangeIsAsLoudFromItsFirstSampleOn() {
    FeatureTrack noise = HeldBeginning.before(track(), HOPS);
    double[] power = new double[HOPS];
    for (int seed = 0; seed < 100; seed++) {
      float[] sound = synthesizer().render(noise, NoiseSettings.ofSeed(seed)).samples();
      for (int t = 0; t < sound.length; t++) {
        power[t / HOP] += sound[t] * (double) sound[t];
      }
    }
    double later = Arrays.stream(power, 1, HOPS).average().orElseThrow();
    assertEquals(1, power[0] / later, 0.25);
  }
}
