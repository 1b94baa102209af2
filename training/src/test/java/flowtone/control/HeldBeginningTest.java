package flowtone.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HeldBeginningTest {
  private static final int HOP = 192;
  private static final int HOPS = 7;

  private static final FeatureTrack TRACK =
      new FeatureTrackBuilder(24000, HOP, 2)
          .pitch(0, 130, 0.4)
          .pitch(1, 140, 0.44)
          .voicing(new float[] {0.8f, 0.3f})
          .loudnessDb(new float[] {-31, -40})
          .onsetSeconds(new float[] {0.2f, 0.208f})
          .labelled(new float[] {0.25f, 0.75f})
          .logMel(new float[][] {{-1, -2, -3}, {-4, -5, -6}})
          .build();

  private static final FeatureTrack BEFORE = HeldBeginning.before(TRACK, HOPS);

  @Test
  void networksReadTheFirstHopOverAndOver() {
    FeatureEncoding encoding = new FeatureEncoding(2, 3);
    float[] first = new float[encoding.width()];
    encoding.encode(TRACK, 0, first, 0);
    for (int hop = 0; hop < HOPS; hop++) {
      float[] held = new float[encoding.width()];
      encoding.encode(BEFORE, hop, held, 0);
      assertArrayEquals(first, held);
    }
  }

  @Test
  void thePhaseRunsUpToThatOfTheFirstHop() {
    FeatureTrack both = BEFORE.followedBy(TRACK);
    for (int hop = 0; hop < HOPS; hop++) {
      double reached = both.phaseCycles(hop) + both.f0Hz(hop) * both.hopSeconds();
      double off = reached - both.phaseCycles(hop + 1);
      assertEquals(0, off - Math.rint(off), 1e-9);
    }
  }
}
