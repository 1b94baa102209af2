package flowtone.control;

import java.util.Arrays;

/**
 * What is taken to have been before a recording: its first hop, held. A recording is cut out of
 * sound that had begun: few begin with digital silence, from which a voice would have to find its
 * way to the sound of the room first.
 */
public final class HeldBeginning {
  private HeldBeginning() {}

  /**
   * Whether a sound is taken to go on from before its beginning: where it has a mel spectrum, which
   * is that of a recording. Other sounds come out of silence.
   */
  public static boolean suits(FeatureTrack sound) {
    return sound.melBands() > 0;
  }

  /**
   * Hops like the first of a sound, its phase running up to that.
   *
   * @param sound at least one hop
   */
  public static FeatureTrack before(FeatureTrack sound, int hops) {
    FeatureTrackBuilder held =
        new FeatureTrackBuilder(sound.sampleRateHz(), sound.hopSamples(), hops);
    float[][] logMel = new float[hops][];
    Arrays.fill(logMel, sound.logMel(0));
    double cyclesPerHop = sound.f0Hz(0) * sound.hopSeconds();
    for (int hop = 0; hop < hops; hop++) {
      double cycles = sound.phaseCycles(0) - (hops - hop) * cyclesPerHop;
      held.pitch(hop, sound.f0Hz(0), cycles - Math.floor(cycles));
    }
    for (HopFeature feature : sound.features()) {
      held.further(feature, filled(hops, sound.further(feature, 0)));
    }
    return held.voicing(filled(hops, sound.voicing(0)))
        .loudnessDb(filled(hops, sound.loudnessDb(0)))
        .onsetSeconds(filled(hops, sound.onsetSeconds(0)))
        .labelled(sound.labelWeights(0))
        .logMel(logMel)
        .build();
  }

  private static float[] filled(int count, float value) {
    float[] values = new float[count];
    Arrays.fill(values, value);
    return values;
  }
}
