package flowtone.resynthesis;

import flowtone.control.FeatureTrack;
import flowtone.control.OnsetClock;

/**
 * Transposes and time-stretches features. Values that belong to the end of a hop are interpolated
 * at the time in the recording that corresponds to it, f0 at the time of the middle of the hop; the
 * phase is accumulated from the new f0.
 */
final class PitchTimeScaling {
  private final FeatureTrack from;
  private final double pitchRatio;
  private final double stretch;

  PitchTimeScaling(FeatureTrack from, double transposeCents, double stretch) {
    this.from = from;
    this.pitchRatio = Math.pow(2, transposeCents / 1200);
    this.stretch = stretch;
  }

  FeatureTrack track() {
    int hops = (int) Math.round(from.hops() * stretch);
    float[] f0Hz = new float[hops];
    float[] voicing = new float[hops];
    float[] loudnessDb = new float[hops];
    float[] onsetSeconds = new float[hops];
    float[][] labelWeights = new float[hops][];
    float[][] logMel = new float[hops][];
    for (int h = 0; h < hops; h++) {
      double end = (h + 1) / stretch - 1;
      f0Hz[h] = f0Hz((h + 0.5) / stretch - 0.5);
      voicing[h] = interpolated(from.voicing(), end);
      loudnessDb[h] = interpolated(from.loudnessDb(), end);
      onsetSeconds[h] = onsetSeconds(end);
      labelWeights[h] = from.labelWeights()[nearest(end)];
      logMel[h] = logMel(end);
    }
    return new FeatureTrack(
        from.sampleRateHz(),
        from.hopSamples(),
        f0Hz,
        voicing,
        loudnessDb,
        onsetSeconds,
        phaseCycles(f0Hz),
        labelWeights,
        logMel);
  }

  private int clamp(double position) {
    return (int) Math.max(0, Math.min(from.hops() - 1, position));
  }

  private int nearest(double position) {
    return clamp(Math.rint(position));
  }

  private float interpolated(float[] curve, double position) {
    int low = clamp(Math.floor(position));
    int high = clamp(Math.floor(position) + 1);
    double share = position - Math.floor(position);
    return (float) (curve[low] + (curve[high] - curve[low]) * share);
  }

  /** Interpolated between pitched hops; next to an unpitched hop, the value of the nearest hop. */
  private float f0Hz(double position) {
    float[] measured = from.f0Hz();
    boolean pitched =
        measured[clamp(Math.floor(position))] > 0 && measured[clamp(Math.floor(position) + 1)] > 0;
    float hertz = pitched ? interpolated(measured, position) : measured[nearest(position)];
    return (float) (hertz * pitchRatio);
  }

  private float onsetSeconds(double position) {
    double since = from.onsetSeconds()[nearest(position)] * stretch;
    return (float) Math.min(OnsetClock.LONGEST_SECONDS, since);
  }

  private float[] logMel(double position) {
    float[] low = from.logMel()[clamp(Math.floor(position))];
    float[] high = from.logMel()[clamp(Math.floor(position) + 1)];
    float share = (float) (position - Math.floor(position));
    float[] mixed = new float[low.length];
    for (int band = 0; band < mixed.length; band++) {
      mixed[band] = low[band] + (high[band] - low[band]) * share;
    }
    return mixed;
  }

  private double[] phaseCycles(float[] f0Hz) {
    double hopSeconds = from.hopSeconds();
    double[] cycles = new double[f0Hz.length];
    double phase = from.phaseCycles()[0];
    for (int h = 0; h < cycles.length; h++) {
      cycles[h] = phase;
      phase = (phase + f0Hz[h] * hopSeconds) % 1;
    }
    return cycles;
  }
}
