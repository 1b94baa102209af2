package flowtone.resynthesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import flowtone.control.FeatureTrack;
import flowtone.control.FeatureTrackBuilder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureMixTest {
  private static final int HOPS = 50;
  private static final double HOP_SECONDS = 128 / 16000.0;

  private final FeatureTrack low = track(200, 0.1, -40, 1, new float[] {1, 0});
  private final FeatureTrack high = track(300, 0.7, -20, 3, new float[] {0, 1});

  @Test
  void allTheWeightOnOneGivesThatOne() {
    assertSame(high, new FeatureMix(List.of(low, high), new double[] {0, 1}).track());
  }

  @Test
  void curvesAreWeightedMeansAndTheOnsetThatOfTheNearest() {
    FeatureTrack mixed = new FeatureMix(List.of(low, high), new double[] {0.25, 0.75}).track();
    assertEquals(275, mixed.f0Hz(7), 1e-3);
    assertEquals(-25, mixed.loudnessDb(7), 1e-4);
    assertEquals(1, mixed.voicing(7), 1e-6);
    assertEquals(3, mixed.onsetSeconds(7));
    assertArrayEquals(new float[] {0.25f, 0.75f}, mixed.labelWeights(7), 1e-6f);
  }

  @Test
  void phaseMovesOnByTheMixedPitch() {
    FeatureTrack mixed = new FeatureMix(List.of(low, high), new double[] {0.25, 0.75}).track();
    assertEquals(0.25 * 0.1 + 0.75 * 0.7, mixed.phaseCycles(0), 1e-9);
    for (int h = 1; h < HOPS; h++) {
      double moved = mixed.phaseCycles(h) - mixed.phaseCycles(h - 1);
      assertEquals(0, aroundCircle(moved - 275 * HOP_SECONDS), 1e-6);
    }
  }

  @Test
  void aRecordingWithoutPitchPullsThatOfTheOthersNowhere() {
    FeatureTrack silent = track(0, 0, -90, 60, new float[] {1, 0});
    FeatureTrack mixed = new FeatureMix(List.of(silent, high), new double[] {0.9, 0.1}).track();
    assertEquals(300, mixed.f0Hz(7), 1e-3);
    assertEquals(0.1, mixed.voicing(7), 1e-6);
  }

  @Test
  void nearACornerThePhaseIsNearlyItsOwnAlsoWhereANoteBegins() {
    FeatureTrackBuilder two = builder(200, 0.1, -40, 1, new float[] {1, 0});
    FeatureTrack one = two.build();
    for (int h = HOPS / 2; h < HOPS; h++) {
      two.pitch(h, one.f0Hz(h), (one.phaseCycles(h) + 0.4) % 1);
    }
    FeatureTrack twoNotes = two.build();
    FeatureTrack mixed =
        new FeatureMix(List.of(twoNotes, high), new double[] {1 - 1e-7, 1e-7}).track();
    for (int h = 0; h < HOPS; h++) {
      double off = mixed.phaseCycles(h) - twoNotes.phaseCycles(h);
      assertEquals(0, aroundCircle(off), 1e-4, "hop " + h);
    }
  }

  private static double aroundCircle(double cycles) {
    return cycles - Math.rint(cycles);
  }

  private static FeatureTrack track(
      float hertz, double phase, float loudnessDb, float onsetSeconds, float[] labels) {
    return builder(hertz, phase, loudnessDb, onsetSeconds, labels).build();
  }

  private static FeatureTrackBuilder builder(
      float hertz, double phase, float loudnessDb, float onsetSeconds, float[] labels) {
    double[] phaseCycles = new double[HOPS];
    Arrays.setAll(phaseCycles, h -> (phase + h * hertz * HOP_SECONDS) % 1);
    return new FeatureTrackBuilder(16000, 128, HOPS)
        .f0Hz(filled(hertz))
        .voicing(filled(hertz > 0 ? 1 : 0))
        .loudnessDb(filled(loudnessDb))
        .onsetSeconds(filled(onsetSeconds))
        .phaseCycles(phaseCycles)
        .labelled(labels);
  }

  private static float[] filled(float value) {
    float[] curve = new float[HOPS];
    Arrays.fill(curve, value);
    return curve;
  }
}
