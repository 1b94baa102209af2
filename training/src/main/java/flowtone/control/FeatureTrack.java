package flowtone.control;

import flowtone.audio.Loudness;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The control curves of a stretch of sound, one value a hop: what a recording is measured to be, or
 * what a player asks for. Hop {@code h} covers samples {@code h * hopSamples} up to {@code (h + 1)
 * * hopSamples}; loudness, voicing, onset and mel are the values reached at the <em>end</em> of the
 * hop, f0 is the mean frequency <em>over</em> the hop, phase is that of the hop's <em>first</em>
 * sample.
 *
 * <p>Immutable by convention: arrays are not copied.
 *
 * @param sampleRateHz samples per second
 * @param hopSamples samples per hop
 * @param f0Hz fundamental frequency [hops], 0 where unvoiced
 * @param voicing degree of voicing in 0..1 [hops]
 * @param loudnessDb A-weighted level in dB relative to full scale, at least {@link
 *     Loudness#FLOOR_DB} [hops]
 * @param onsetSeconds time since the note began [hops]
 * @param phaseCycles phase of the fundamental at the hop's first sample in cycles, 0..1 [hops]
 * @param labelWeights weight of each label, summing to one [hops][labels]
 * @param logMel natural-log mel magnitudes [hops][bands], zero bands where the voice does not use
 *     them
 */
public record FeatureTrack(
    int sampleRateHz,
    int hopSamples,
    float[] f0Hz,
    float[] voicing,
    float[] loudnessDb,
    float[] onsetSeconds,
    double[] phaseCycles,
    float[][] labelWeights,
    float[][] logMel) {

  public FeatureTrack {
    int hops = f0Hz.length;
    boolean equal =
        voicing.length == hops
            && loudnessDb.length == hops
            && onsetSeconds.length == hops
            && phaseCycles.length == hops
            && labelWeights.length == hops
            && logMel.length == hops;
    if (!equal) {
      throw new IllegalArgumentException(
          "expected every feature to have " + hops + " hops, as f0 has");
    }
  }

  /** The same at another loudness; silence stays silence. */
  public FeatureTrack louder(float decibels) {
    float[] raised = new float[hops()];
    for (int h = 0; h < raised.length; h++) {
      boolean silent = loudnessDb[h] <= Loudness.FLOOR_DB;
      raised[h] = silent ? loudnessDb[h] : Math.max(Loudness.FLOOR_DB, loudnessDb[h] + decibels);
    }
    return with(raised, labelWeights);
  }

  /**
   * The same under one mix of labels all along.
   *
   * @param mix weight of each label [labels]
   */
  public FeatureTrack labelled(float[] mix) {
    float[][] weights = new float[hops()][];
    Arrays.fill(weights, mix);
    return with(loudnessDb, weights);
  }

  private FeatureTrack with(float[] decibels, float[][] weights) {
    return new FeatureTrack(
        sampleRateHz,
        hopSamples,
        f0Hz,
        voicing,
        decibels,
        onsetSeconds,
        phaseCycles,
        weights,
        logMel);
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

  /** This track and then another of the same rate and hop, as if it had been played after it. */
  public FeatureTrack followedBy(FeatureTrack next) {
    return new FeatureTrack(
        sampleRateHz,
        hopSamples,
        joined(f0Hz, next.f0Hz),
        joined(voicing, next.voicing),
        joined(loudnessDb, next.loudnessDb),
        joined(onsetSeconds, next.onsetSeconds),
        DoubleStream.concat(Arrays.stream(phaseCycles), Arrays.stream(next.phaseCycles)).toArray(),
        joined(labelWeights, next.labelWeights),
        joined(logMel, next.logMel));
  }

  private static float[] joined(float[] first, float[] second) {
    float[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static float[][] joined(float[][] first, float[][] second) {
    return Stream.concat(Arrays.stream(first), Arrays.stream(second)).toArray(float[][]::new);
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
        Arrays.copyOfRange(logMel, fromHop, toHop));
  }
}
