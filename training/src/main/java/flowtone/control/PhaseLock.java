package flowtone.control;

/**
 * Locks a pitch curve to a recording: the phase it accumulates is shifted, slowly, until {@code
 * cos(2 pi phase)} is in phase with the recording's own fundamental. How fast phase goes on between
 * two hops' edges is told by all {@linkplain Harmonics harmonics} there, which hear pitch within
 * four periods where a tracker needs a window of tens of milliseconds.
 *
 * @param sampleRateHz of the recording
 * @param hopSamples per value of the curves
 */
public record PhaseLock(int sampleRateHz, int hopSamples) {
  /** Amplitude of the fundamental against the whole, below which its phase is not believed. */
  private static final double WEAKEST = 0.05;

  /** The furthest a corrected pitch may stray from the measured one: a semitone. */
  private static final double SLIDE = 0.06;

  /** The furthest that harmonics may be from the measured pitch: half a semitone. */
  private static final double FURTHEST = 0.03;

  /**
   * How far shifts at one moment bear on those at others, where the fundamental is all of the
   * sound: the time constant of their smoothing.
   */
  private static final double SMOOTHING_SECONDS = 0.064;

  /** What a moment counts for whose fundamental is not believed. */
  private static final double LEAST_WEIGHT = 0.02;

  /**
   * A pitch curve that agrees with its phase.
   *
   * @param f0Hz mean frequency over each hop, 0 where unvoiced [hops]
   * @param phaseCycles phase at each hop's first sample, 0..1 [hops]
   */
  public record Locked(float[] f0Hz, double[] phaseCycles) {}

  /** The f0 and phase of a recording near its measured f0 (0 where unvoiced) [hops]. */
  public Locked lock(float[] samples, float[] measuredHz) {
    int hops = measuredHz.length;
    Locked locked = new Locked(new float[hops], new double[hops]);
    for (int from = 0; from < hops; ) {
      boolean voiced = measuredHz[from] > 0;
      int to = from + 1;
      while (to < hops && (measuredHz[to] > 0) == voiced) {
        to++;
      }
      if (voiced) {
        lockRun(samples, measuredHz, from, to, locked);
      }
      from = to;
    }
    return locked;
  }

  private void lockRun(float[] samples, float[] measuredHz, int from, int to, Locked locked) {
    Harmonics[] heard = new Harmonics[to - from + 1];
    double[] phase = new double[heard.length];
    for (int e = 0; e < heard.length; e++) {
      double before = measuredHz[Math.max(from, from + e - 1)];
      double after = measuredHz[Math.min(to - 1, from + e)];
      int edge = (from + e) * hopSamples;
      heard[e] = Harmonics.at(samples, sampleRateHz, edge, (before + after) / 2);
      phase[e] = e == 0 ? 0 : phase[e - 1] + before * hopSamples / sampleRateHz;
    }
    double[] offset = smooth(offsets(heard, phase), drifts(heard, phase), heard);
    for (int e = 0; e < heard.length - 1; e++) {
      double here = phase[e] + offset[e];
      double next = phase[e + 1] + offset[e + 1];
      locked.f0Hz()[from + e] = (float) ((next - here) * sampleRateHz / hopSamples);
      locked.phaseCycles()[from + e] = here - Math.floor(here);
    }
    holdAfter(to, phase[heard.length - 1] + offset[heard.length - 1], measuredHz, locked);
  }

  /** How much further than the measured pitch the harmonics turn from each edge to the next. */
  private static double[] drifts(Harmonics[] heard, double[] phase) {
    double[] drift = new double[heard.length - 1];
    for (int e = 0; e < drift.length; e++) {
      double expected = phase[e + 1] - phase[e];
      double beyond = heard[e].turnBeyond(heard[e + 1], expected);
      double furthest = FURTHEST * expected;
      drift[e] = Math.max(-furthest, Math.min(furthest, beyond));
    }
    return drift;
  }

  /** Through the silence that follows, phase stands where the run left it. */
  private static void holdAfter(int to, double phase, float[] measuredHz, Locked locked) {
    for (int h = to; h < measuredHz.length && measuredHz[h] == 0; h++) {
      locked.phaseCycles()[h] = phase - Math.floor(phase);
    }
  }

  /** How far to shift the accumulated phase at each edge, followed outwards from the surest one. */
  private static double[] offsets(Harmonics[] heard, double[] phase) {
    int surest = 0;
    for (int e = 1; e < heard.length; e++) {
      surest = heard[e].strength() > heard[surest].strength() ? e : surest;
    }
    double[] offset = new double[heard.length];
    offset[surest] = heard[surest].cycles() - phase[surest];
    for (int e = surest + 1; e < heard.length; e++) {
      double most = SLIDE * (phase[e] - phase[e - 1]);
      offset[e] = offset[e - 1] + step(heard[e], phase[e] + offset[e - 1], most);
    }
    for (int e = surest - 1; e >= 0; e--) {
      double most = SLIDE * (phase[e + 1] - phase[e]);
      offset[e] = offset[e + 1] + step(heard[e], phase[e] + offset[e + 1], most);
    }
    return offset;
  }

  private static double step(Harmonics heard, double expectedCycles, double most) {
    if (heard.fundamentalShare() < WEAKEST) {
      return 0;
    }
    double error = heard.cycles() - expectedCycles;
    return Math.max(-most, Math.min(most, error - Math.rint(error)));
  }

  /**
   * The curve o that is least of {@code sum w_e (o_e - offset_e)^2 + lambda sum (o_(e+1) - o_e -
   * drift_e)^2}, w the square of the fundamental's share (Whittaker's smoother of order one): a
   * shift strays from what the harmonics tell no more than the phase is sure. Its equations are
   * tridiagonal.
   */
  private double[] smooth(double[] offset, double[] drift, Harmonics[] heard) {
    int count = offset.length;
    double hopsAlike = SMOOTHING_SECONDS * sampleRateHz / hopSamples;
    double lambda = hopsAlike * hopsAlike;
    double[] diagonal = new double[count];
    double[] smooth = new double[count];
    for (int e = 0; e < count; e++) {
      double share = heard[e].fundamentalShare();
      double weight = Math.max(LEAST_WEIGHT, share * share);
      double drifted = (e > 0 ? drift[e - 1] : 0) - (e < count - 1 ? drift[e] : 0);
      int neighbours = (e > 0 ? 1 : 0) + (e < count - 1 ? 1 : 0);
      diagonal[e] = weight + lambda * neighbours;
      smooth[e] = weight * offset[e] + lambda * drifted;
    }
    for (int e = 1; e < count; e++) {
      double eliminated = lambda / diagonal[e - 1];
      diagonal[e] -= eliminated * lambda;
      smooth[e] += eliminated * smooth[e - 1];
    }
    smooth[count - 1] /= diagonal[count - 1];
    for (int e = count - 2; e >= 0; e--) {
      smooth[e] = (smooth[e] + lambda * smooth[e + 1]) / diagonal[e];
    }
    return smooth;
  }
}
