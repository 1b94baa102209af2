package flowtone.synthesis;

import flowtone.control.FeatureTrack;
import flowtone.control.FeatureTrackBuilder;
import flowtone.library.TestVoices;
import flowtone.sourcefilter.EnvelopeConfig;
import flowtone.sourcefilter.SourceFilterConfig;
import java.util.List;

/** An instrument whose source filter and whitening predict their spectrum. */
class PredictedEnvelopeVoiceTest extends SourceFilterVoiceClaims {
  private static final EnvelopeConfig ENVELOPE = new EnvelopeConfig(6, List.of(1, 2), 8, 40);

  PredictedEnvelopeVoiceTest() {
    super(
        new Subject(
            TestVoices.duet("shaped"),
            new SourceFilterConfig(16000, 80, 40, 300, 512, ENVELOPE),
            new SourceFilterConfig(16000, 80, 0, 300, 512, ENVELOPE),
            8,
            0.03,
            track()));
  }

  /** A voiced glide that swells and moves from one label to the other. */
  private static FeatureTrack track() {
    FeatureTrackBuilder track = new FeatureTrackBuilder(16000, HOP, HOPS);
    double phase = 0;
    for (int hop = 0; hop < HOPS; hop++) {
      double f0Hz = hop < 8 ? 0 : 150 + 3 * hop;
      track
          .pitch(hop, (float) f0Hz, phase % 1)
          .voicing(hop, f0Hz > 0 ? 0.9f : 0)
          .loudnessDb(hop, -40 + hop)
          .onsetSeconds(hop, 0.008f * hop);
      phase += f0Hz * HOP / 16000;
    }
    return track.labelled(new float[] {0.75f, 0.25f}).build();
  }
}
