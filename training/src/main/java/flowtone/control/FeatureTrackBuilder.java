package flowtone.control;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes a {@link FeatureTrack} of so many hops, curve by curve or hop by hop. What is not set is 0,
 * no labels and no mel bands. Arrays are copied. Not thread-safe.
 */
public final class FeatureTrackBuilder {
  private static final float[] NONE = {};

  private final int sampleRateHz;
  private final int hopSamples;
  private final float[] f0Hz;
  private final float[] voicing;
  private final float[] loudnessDb;
  private final float[] onsetSeconds;
  private final double[] phaseCycles;
  private final float[][] labelWeights;
  private final float[][] logMel;
  private final Map<HopFeature, float[]> further = new LinkedHashMap<>();

  /** A track of silence without labels; see {@link Silence} for one with. */
  public FeatureTrackBuilder(int sampleRateHz, int hopSamples, int hops) {
    this.sampleRateHz = sampleRateHz;
    this.hopSamples = hopSamples;
    this.f0Hz = new float[hops];
    this.voicing = new float[hops];
    this.loudnessDb = new float[hops];
    this.onsetSeconds = new float[hops];
    this.phaseCycles = new double[hops];
    this.labelWeights = new float[hops][];
    this.logMel = new float[hops][];
    Arrays.fill(labelWeights, NONE);
    Arrays.fill(logMel, NONE);
  }

  /** Sets the fundamental over a hop, 0 where unvoiced, and its phase at the first sample. */
  public FeatureTrackBuilder pitch(int hop, float hertz, double cycles) {
    f0Hz[hop] = hertz;
    phaseCycles[hop] = cycles;
    return this;
  }

  /** Sets the degree of voicing at the end of a hop, 0..1. */
  public FeatureTrackBuilder voicing(int hop, float degree) {
    voicing[hop] = degree;
    return this;
  }

  /** Sets the A-weighted level at the end of a hop in dB relative to full scale. */
  public FeatureTrackBuilder loudnessDb(int hop, float decibels) {
    loudnessDb[hop] = decibels;
    return this;
  }

  /** Sets the time since the note began at the end of a hop. */
  public FeatureTrackBuilder onsetSeconds(int hop, float seconds) {
    onsetSeconds[hop] = seconds;
    return this;
  }

  /** Sets the weight of each label in a hop, summing to one [labels]. */
  public FeatureTrackBuilder labelWeights(int hop, float[] weights) {
    labelWeights[hop] = weights.clone();
    return this;
  }

  /** Sets the natural-log mel magnitudes at the end of a hop [bands]. */
  public FeatureTrackBuilder logMel(int hop, float[] magnitudes) {
    logMel[hop] = magnitudes.clone();
    return this;
  }

  /** Sets the fundamental over every hop, 0 where unvoiced [hops]. */
  public FeatureTrackBuilder f0Hz(float[] hertz) {
    return curve(hertz, f0Hz);
  }

  /** Sets every degree of voicing, 0..1 [hops]. */
  public FeatureTrackBuilder voicing(float[] degrees) {
    return curve(degrees, voicing);
  }

  /** Sets every level in dB relative to full scale [hops]. */
  public FeatureTrackBuilder loudnessDb(float[] decibels) {
    return curve(decibels, loudnessDb);
  }

  /** Sets every time since a note began [hops]. */
  public FeatureTrackBuilder onsetSeconds(float[] seconds) {
    return curve(seconds, onsetSeconds);
  }

  /** Sets the phase of the fundamental at every hop's first sample, 0..1 [hops]. */
  public FeatureTrackBuilder phaseCycles(double[] cycles) {
    requireHops(cycles.length);
    System.arraycopy(cycles, 0, phaseCycles, 0, cycles.length);
    return this;
  }

  /** Sets one mix of labels all along [labels]. */
  public FeatureTrackBuilder labelled(float[] weights) {
    Arrays.fill(labelWeights, weights.clone());
    return this;
  }

  /** Sets the weights of labels in every hop [hops][labels]. */
  public FeatureTrackBuilder labelWeights(float[][] weights) {
    return rows(weights, labelWeights);
  }

  /** Sets the natural-log mel magnitudes of every hop [hops][bands]. */
  public FeatureTrackBuilder logMel(float[][] magnitudes) {
    return rows(magnitudes, logMel);
  }

  /** Sets every value of a further feature [hops]. */
  public FeatureTrackBuilder further(HopFeature feature, float[] values) {
    requireHops(values.length);
    further.put(feature, values.clone());
    return this;
  }

  private FeatureTrackBuilder curve(float[] values, float[] into) {
    requireHops(values.length);
    System.arraycopy(values, 0, into, 0, values.length);
    return this;
  }

  private FeatureTrackBuilder rows(float[][] values, float[][] into) {
    requireHops(values.length);
    Arrays.setAll(into, hop -> values[hop].clone());
    return this;
  }

  private void requireHops(int hops) {
    if (hops != f0Hz.length) {
      throw new IllegalArgumentException(
          "expected every feature to have %d hops; got %d".formatted(f0Hz.length, hops));
    }
  }

  /** The track as it is set now. */
  public FeatureTrack build() {
    return new FeatureTrack(
        sampleRateHz,
        hopSamples,
        f0Hz.clone(),
        voicing.clone(),
        loudnessDb.clone(),
        onsetSeconds.clone(),
        phaseCycles.clone(),
        labelWeights.clone(),
        logMel.clone(),
        new HopCurves(f0Hz.length, new LinkedHashMap<>(further)));
  }
}
