package flowtone.resynthesis;

import flowtone.control.FeatureTrack;
import flowtone.control.FeatureTrackBuilder;
import flowtone.control.HopFeature;
import flowtone.control.OnsetClock;

/**
 * Transposes and time-stretches features. Values that belong to the end of a hop are interpolated
 * at the time in the recording that corresponds to it, f0 at the time of the middle of the hop; the
 * phase is accumulated from the new f0. What is scaled may be the known part of a longer track.
 */
final class PitchTimeScaling {
  private final FeatureTrack from;
  private final int firstHop;
  private final double pitchRatio;
  private final double stretch;

  /**
   * Scales what is known of a track.
   *
   * @param firstHop of the track that is known; below 0 where silence before it is known, too
   */
  PitchTimeScaling(FeatureTrack from, int firstHop, double transposeCents, double stretch) {
    this.from = from;
    this.firstHop = firstHop;
    this.pitchRatio = Math.pow(2, transposeCents / 1200);
    this.stretch = stretch;
  }

  /** The hop of the scaled track that begins where one of the original does. */
  static int scaledHop(int hop, double stretch) {
    return (int) Math.round(hop * stretch);
  }

  /**
   * Some hops of the scaled track. Those of the original around them have to be known; beyond what
   * is known, it goes on as it begins and ends.
   *
   * @param phase in cycles at the first sample
   */
  FeatureTrack track(int fromHop, int toHop, double phase) {
    int hops = toHop - fromHop;
    float[] f0Hz = new float[hops];
    float[] voicing = new float[hops];
    float[] loudnessDb = new float[hops];
    float[] onsetSeconds = new float[hops];
    float[][] labelWeights = new float[hops][];
    float[][] logMel = new float[hops][];
    for (int h = 0; h < hops; h++) {
      double end = end(fromHop + h);
      f0Hz[h] = f0Hz((fromHop + h + 0.5) / stretch - 0.5 - firstHop);
      voicing[h] = interpolated(from::voicing, end);
      loudnessDb[h] = interpolated(from::loudnessDb, end);
      onsetSeconds[h] = onsetSeconds(end);
      labelWeights[h] = from.labelWeights(nearest(end));
      logMel[h] = logMel(end);
    }
    FeatureTrackBuilder track =
        new FeatureTrackBuilder(from.sampleRateHz(), from.hopSamples(), hops);
    from.features().forEach(feature -> track.further(feature, further(feature, fromHop, hops)));
    return track
        .f0Hz(f0Hz)
        .voicing(voicing)
        .loudnessDb(loudnessDb)
        .onsetSeconds(onsetSeconds)
        .phaseCycles(phaseCycles(f0Hz, phase))
        .labelWeights(labelWeights)
        .logMel(logMel)
        .build();
  }

  /** Where in what is known a scaled hop ends. */
  private double end(int hop) {
    return (hop + 1) / stretch - 1 - firstHop;
  }

  private float[] further(HopFeature feature, int fromHop, int hops) {
    float[] values = new float[hops];
    for (int h = 0; h < hops; h++) {
      values[h] = interpolated(hop -> from.further(feature, hop), end(fromHop + h));
    }
    return values;
  }

  /** A value a hop. */
  @FunctionalInterface
  private interface Curve {
    float at(int hop);
  }

  private int clamp(double position) {
    return (int) Math.max(0, Math.min(from.hops() - 1, position));
  }

  private int nearest(double position) {
    return clamp(Math.rint(position));
  }

  private float interpolated(Curve curve, double position) {
    int low = clamp(Math.floor(position));
    int high = clamp(Math.floor(position) + 1);
    double share = position - Math.floor(position);
    return (float) (curve.at(low) + (curve.at(high) - curve.at(low)) * share);
  }

  /** Interpolated between pitched hops; next to an unpitched hop, the value of the nearest hop. */
  private float f0Hz(double position) {
    boolean pitched =
        from.f0Hz(clamp(Math.floor(position))) > 0
            && from.f0Hz(clamp(Math.floor(position) + 1)) > 0;
    float hertz = pitched ? interpolated(from::f0Hz, position) : from.f0Hz(nearest(position));
    return (float) (hertz * pitchRatio);
  }

  private float onsetSeconds(double position) {
    double since = from.onsetSeconds(nearest(position)) * stretch;
    return (float) Math.min(OnsetClock.LONGEST_SECONDS, since);
  }

  private float[] logMel(double position) {
    float[] low = from.logMel(clamp(Math.floor(position)));
    float[] high = from.logMel(clamp(Math.floor(position) + 1));
    float share = (float) (position - Math.floor(position));
    float[] mixed = new float[low.length];
    for (int band = 0; band < mixed.length; band++) {
      mixed[band] = low[band] + (high[band] - low[band]) * share;
    }
    return mixed;
  }

  private double[] phaseCycles(float[] f0Hz, double first) {
    double hopSeconds = from.hopSeconds();
    double[] cycles = new double[f0Hz.length];
    double phase = first;
    for (int h = 0; h < cycles.length; h++) {
      cycles[h] = phase;
      phase = (phase + f0Hz[h] * hopSeconds) % 1;
    }
    return cycles;
  }
}
