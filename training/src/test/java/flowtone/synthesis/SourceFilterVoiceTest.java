package flowtone.synthesis;

import flowtone.control.FeatureTrack;
import flowtone.control.FeatureTrackBuilder;
import flowtone.library.TestVoices;
import flowtone.sourcefilter.SourceFilterConfig;
import java.util.Random;

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
}
