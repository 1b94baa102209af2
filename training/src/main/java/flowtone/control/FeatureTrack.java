package flowtone.control;

import flowtone.audio.Loudness;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The control curves of a stretch of sound, one value a hop: what a recording is measured to be, or
 * what a player asks for. Hop {@code h} covers samples {@code h * hopSamples} up to {@code (h + 1)
 * * hopSamples}; loudness, voicing, onset and mel are the values reached at the <em>end</em> of the
 * hop, f0 is the mean frequency <em>over</em> the hop, phase is that of the hop's <em>first</em>
 * sample. Made by a {@link FeatureTrackBuilder}.
 *
 * <p>Immutable: what gives a whole curve or row gives a copy of it, so a loop over hops reads hop
 * by hop.
 */
public final class FeatureTrack {
  private final int sampleRateHz;
  private final int hopSamples;
  private final float[] f0Hz;
  private final float[] voicing;
  private final float[] loudnessDb;
  private final float[] onsetSeconds;
  private final double[] phaseCycles;
  private final float[][] labelWeights;
  private final float[][] logMel;
  private final HopCurves further;

  /** The arrays become the track's own, and those of the tracks that are made of it. */
  FeatureTrack(
      int sampleRateHz,
      int hopSamples,
      float[] f0Hz,
      float[] voicing,
      float[] loudnessDb,
      float[] onsetSeconds,
      double[] phaseCycles,
      float[][] labelWeights,
      float[][] logMel,
      HopCurves further) {
    this.sampleRateHz = sampleRateHz;
    this.hopSamples = hopSamples;
    this.f0Hz = f0Hz;
    this.voicing = voicing;
    this.loudnessDb = loudnessDb;
    this.onsetSeconds = onsetSeconds;
    this.phaseCycles = phaseCycles;
    this.labelWeights = labelWeights;
    this.logMel = logMel;
    this.further = further;
  }

  /** Samples per second. */
  public int sampleRateHz() {
    return sampleRateHz;
  }

  /** Samples per hop. */
  public int hopSamples() {
    return hopSamples;
  }

  /** Number of hops. */
  public int hops() {
    return f0Hz.length;
  }

  /** How long a hop lasts. */
  public double hopSeconds() {
    return hopSamples / (double) sampleRateHz;
  }

  /** Number of samples these hops cover. */
  public int samples() {
    return hops() * hopSamples;
  }

  /** Mel bands of a hop: zero where the voice does not use them. */
  public int melBands() {
    return hops() == 0 ? 0 : logMel[0].length;
  }

  /** Fundamental frequency, 0 where unvoiced. */
  public float f0Hz(int hop) {
    return f0Hz[hop];
  }

  /** Fundamental frequencies [hops]. */
  public float[] f0Hz() {
    return f0Hz.clone();
  }

  /** Degree of voicing in 0..1. */
  public float voicing(int hop) {
    return voicing[hop];
  }

  /** Degrees of voicing [hops]. */
  public float[] voicing() {
    return voicing.clone();
  }

  /** A-weighted level in dB relative to full scale, at least {@link Loudness#FLOOR_DB}. */
  public float loudnessDb(int hop) {
    return loudnessDb[hop];
  }

  /** A-weighted levels [hops]. */
  public float[] loudnessDb() {
    return loudnessDb.clone();
  }

  /** Time since the note began. */
  public float onsetSeconds(int hop) {
    return onsetSeconds[hop];
  }

  /** Times since the note began [hops]. */
  public float[] onsetSeconds() {
    return onsetSeconds.clone();
  }

  /** Phase of the fundamental at the hop's first sample in cycles, 0..1. */
  public double phaseCycles(int hop) {
    return phaseCycles[hop];
  }

  /** Phases of the fundamental at first samples [hops]. */
  public double[] phaseCycles() {
    return phaseCycles.clone();
  }

  /** Weight of each label, summing to one [labels]. */
  public float[] labelWeights(int hop) {
    return labelWeights[hop].clone();
  }

  /** Weights of labels [hops][labels]. */
  public float[][] labelWeights() {
    return copied(labelWeights);
  }

  /** Writes the weights of a hop's first labels. */
  void copyLabelWeights(int hop, float[] out, int offset, int labels) {
    System.arraycopy(labelWeights[hop], 0, out, offset, labels);
  }

  /** Natural logarithm of the magnitude of a mel band. */
  public float logMel(int hop, int band) {
    return logMel[hop][band];
  }

  /** Natural-log mel magnitudes of a hop [bands]. */
  public float[] logMel(int hop) {
    return logMel[hop].clone();
  }

  /** Natural-log mel magnitudes [hops][bands]. */
  public float[][] logMel() {
    return copied(logMel);
  }

  /** The further features it has. */
  public List<HopFeature> features() {
    return further.features();
  }

  /** A further feature at the end of a hop, as in silence if the track does not have it. */
  public float further(HopFeature feature, int hop) {
    return further.value(feature, hop);
  }

  /** A further feature [hops]. */
  public float[] further(HopFeature feature) {
    return further.copy(feature);
  }

  /** The same with other values of a further feature [hops]. */
  public FeatureTrack withFurther(HopFeature feature, float[] values) {
    return with(loudnessDb, labelWeights, further.with(feature, values));
  }

  private static float[][] copied(float[][] rows) {
    return Arrays.stream(rows).map(float[]::clone).toArray(float[][]::new);
  }

  /** The same at another loudness; silence stays silence. */
  public FeatureTrack louder(float decibels) {
    float[] raised = new float[hops()];
    for (int h = 0; h < raised.length; h++) {
      boolean silent = loudnessDb[h] <= Loudness.FLOOR_DB;
      raised[h] = silent ? loudnessDb[h] : Math.max(Loudness.FLOOR_DB, loudnessDb[h] + decibels);
    }
    return with(raised, labelWeights, further);
  }

  /**
   * The same under one mix of labels all along.
   *
   * @param mix weight of each label [labels]
   */
  public FeatureTrack labelled(float[] mix) {
    float[][] weights = new float[hops()][];
    Arrays.fill(weights, mix.clone());
    return with(loudnessDb, weights, further);
  }

  private FeatureTrack with(float[] decibels, float[][] weights, HopCurves curves) {
    return new FeatureTrack(
        sampleRateHz,
        hopSamples,
        f0Hz,
        voicing,
        decibels,
        onsetSeconds,
        phaseCycles,
        weights,
        logMel,
        curves);
  }

  /** This track and then another of the same rate and hop, as if it had been played after it. */
  public FeatureTrack followedBy(FeatureTrack next) {
    return new FeatureTrack(
        sampleRateHz,
        hopSamples,
        HopCurves.joined(f0Hz, next.f0Hz),
        HopCurves.joined(voicing, next.voicing),
        HopCurves.joined(loudnessDb, next.loudnessDb),
        HopCurves.joined(onsetSeconds, next.onsetSeconds),
        DoubleStream.concat(Arrays.stream(phaseCycles), Arrays.stream(next.phaseCycles)).toArray(),
        HopCurves.joined(labelWeights, next.labelWeights),
        HopCurves.joined(logMel, next.logMel),
        further.followedBy(next.further));
  }

  /** A part of this track, from one hop up to, not including, another. */
  public FeatureTrack slice(int fromHop, int toHop) {
    return new FeatureTrack(
        sampleRateHz,
        hopSamples,
        Arrays.copyOfRange(f0Hz, fromHop, toHop),
        Arrays.copyOfRange(voicing, fromHop, toHop),
        Arrays.copyOfRange(loudnessDb, fromHop, toHop),
        Arrays.copyOfRange(onsetSeconds, fromHop, toHop),
        Arrays.copyOfRange(phaseCycles, fromHop, toHop),
        Arrays.copyOfRange(labelWeights, fromHop, toHop),
        Arrays.copyOfRange(logMel, fromHop, toHop),
        further.slice(fromHop, toHop));
  }
}
