package flowtone.control;

/** The phase of the fundamental, sample by sample. */
public final class HarmonicPhase {
  private HarmonicPhase() {}

  /**
   * Phase in cycles, 0..1, of every sample of a range of hops [hops * hopSamples].
   *
   * @param track whose f0 and phase are read
   * @param firstHop of the range
   * @param hops in the range
   */
  public static float[] cycles(FeatureTrack track, int firstHop, int hops) {
    int hopSamples = track.hopSamples();
    float[] cycles = new float[hops * hopSamples];
    for (int h = 0; h < hops; h++) {
      double phase = track.phaseCycles(firstHop + h);
      double step = track.f0Hz(firstHop + h) / (double) track.sampleRateHz();
      for (int i = 0; i < hopSamples; i++) {
        cycles[h * hopSamples + i] = fraction(phase + i * step);
      }
    }
    return cycles;
  }

  /** The part of a phase within its cycle, 0 up to but not including 1. */
  static float fraction(double cycles) {
    float within = (float) (cycles - Math.floor(cycles));
    return within < 1 ? within : 0;
  }
}
