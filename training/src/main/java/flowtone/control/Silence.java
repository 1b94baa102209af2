package flowtone.control;

import flowtone.audio.Loudness;
import java.util.Arrays;

/** What features say of silence: what is before every sound. */
public final class Silence {
  private Silence() {}

  /**
   * Silent hops, the last note long over.
   *
   * @param labelWeights that the sound after it begins with [labels]
   * @param melBands 0 where the voice reads none
   */
  public static FeatureTrack of(
      int hops, int sampleRateHz, int hopSamples, float[] labelWeights, int melBands) {
    float[][] logMel = new float[hops][];
    Arrays.fill(logMel, new RecordedMel(sampleRateHz, hopSamples, melBands).silence());
    return new FeatureTrackBuilder(sampleRateHz, hopSamples, hops)
        .loudnessDb(filled(hops, Loudness.FLOOR_DB))
        .onsetSeconds(filled(hops, OnsetClock.LONGEST_SECONDS))
        .labelled(labelWeights)
        .logMel(logMel)
        .build();
  }

  /** Silence before a sound, under the labels that the sound begins with. */
  public static FeatureTrack before(FeatureTrack sound, int hops) {
    return of(
        hops, sound.sampleRateHz(), sound.hopSamples(), sound.labelWeights(0), sound.melBands());
  }

  private static float[] filled(int count, float value) {
    float[] values = new float[count];
    Arrays.fill(values, value);
    return values;
  }
}
