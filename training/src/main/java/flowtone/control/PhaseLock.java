package flowtone.control;

/**
 * Locks a pitch curve to a recording: the phase it accumulates is shifted, slowly, until {@code
 * cos(2 pi phase)} is in phase with the recording's own fundamental. The fundamental is read by
 * demodulating the recording at each hop's edge with a smooth window of a whole number of periods,
 * which has zeros at the other harmonics.
 *
 * @param sampleRateHz of the recording
 * @param hopSamples per value of the curves
 */
public record PhaseLock(int sampleRateHz, int hopSamples) {
  private static final int PERIODS = 4;
  private static final int SHORTEST_WINDOW = 256;

  /** Amplitude of the fundamental against the whole, below which its phase is not believed. */
  private static final double WEAKEST = 0.05;

  /** The furthest a corrected pitch may stray from the measured one: a semitone. */
  private static final double SLIDE = 0.06;

  /**
   * How far shifts at one moment bear on those at others, where the fundamental is all of the
   * sound: the time constant of their smoothing.
   */
  private static final double SMOOTHING_SECONDS = 0.032;

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
    Fundamental[] measured = new Fundamental[to - from + 1];
    double[] phase = new double[measured.length];
    for (int e = 0; e < measured.length; e++) {
      double before = measuredHz[Math.max(from, from + e - 1)];
      double after = measuredHz[Math.min(to - 1, from + e)];
      measured[e] = fundamental(samples, (from + e) * hopSamples, (before + after) / 2);
      phase[e] = e == 0 ? 0 : phase[e - 1] + before * hopSamples / sampleRateHz;
    }
    double[] offset = offsets(measured, phase);
    for (int e = 0; e < measured.length - 1; e++) {
      double here = phase[e] + offset[e];
      double next = phase[e + 1] + offset[e + 1];
      locked.f0Hz()[from + e] = (float) ((next - here) * sampleRateHz / hopSamples);
      locked.phaseCycles()[from + e] = here - Math.floor(here);
    }
    holdAfter(to, phase[measured.length - 1] + offset[measured.length - 1], measuredHz, locked);
  }

  /** Through the silence that follows, phase stands where the run left it. */
  private static void holdAfter(int to, double phase, float[] measuredHz, Locked locked) {
    for (int h = to; h < measuredHz.length && measuredHz[h] == 0; h++) {
      locked.phaseCycles()[h] = phase - Math.floor(phase);
    }
  }

  /** How far to shift the accumulated phase at each edge, followed outwards from the surest one. */
  private double[] offsets(Fundamental[] measured, double[] phase) {
    int surest = 0;
    for (int e = 1; e < measured.length; e++) {
      surest = measured[e].amplitude > measured[surest].amplitude ? e : surest;
    }
    double[] offset = new double[measured.length];
    offset[surest] = measured[surest].cycles - phase[surest];
    for (int e = surest + 1; e < measured.length; e++) {
      double most = SLIDE * (phase[e] - phase[e - 1]);
      offset[e] = offset[e - 1] + step(measured[e], phase[e] + offset[e - 1], most);
    }
    for (int e = surest - 1; e >= 0; e--) {
      double most = SLIDE * (phase[e + 1] - phase[e]);
      offset[e] = offset[e + 1] + step(measured[e], phase[e] + offset[e + 1], most);
    }
    return smooth(offset, measured);
  }

  private static double step(Fundamental measured, double expectedCycles, double most) {
    if (measured.share < WEAKEST) {
      return 0;
    }
    double error = measured.cycles - expectedCycles;
    return Math.max(-most, Math.min(most, error - Math.rint(error)));
  }

  /**
   * The curve o that is least of {@code sum w_e (o_e - offset_e)^2 + lambda sum (o_(e+1) - o_e)^2},
   * w the square of the fundamental's share (Whittaker's smoother of order one): a shift strays
   * from the measured pitch no more than the phase is sure. Its equations are tridiagonal.
   */
  private double[] smooth(double[] offset, Fundamental[] measured) {
    int count = offset.length;
    double hopsAlike = SMOOTHING_SECONDS * sampleRateHz / hopSamples;
    double lambda = hopsAlike * hopsAlike;
    double[] diagonal = new double[count];
    double[] smooth = new double[count];
    for (int e = 0; e < count; e++) {
      double weight = Math.max(LEAST_WEIGHT, measured[e].share * measured[e].share);
      int neighbours = (e > 0 ? 1 : 0) + (e < count - 1 ? 1 : 0);
      diagonal[e] = weight + lambda * neighbours;
      smooth[e] = weight * offset[e];
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

  /** Phase and strength of the fundamental at one moment; share is of the whole sound. */
  private record Fundamental(double cycles, double amplitude, double share) {}

  private Fundamental fundamental(float[] samples, int centre, double hz) {
    double period = sampleRateHz / hz;
    double half = period * Math.max(PERIODS, Math.ceil(SHORTEST_WINDOW / period)) / 2;
    int reach = (int) half;
    Rotation carrier = new Rotation(-2 * Math.PI * hz / sampleRateHz, -reach);
    Rotation bell = new Rotation(Math.PI / half, -reach);
    double re = 0;
    double im = 0;
    double power = 0;
    for (int i = -reach; i <= reach; i++) {
      int at = centre + i;
      double sample = at >= 0 && at < samples.length ? samples[at] : 0;
      double weight = 0.5 + 0.5 * bell.re;
      re += weight * sample * carrier.re;
      im += weight * sample * carrier.im;
      power += weight * sample * sample;
      carrier.turn();
      bell.turn();
    }
    double amplitude = 2 * Math.hypot(re, im) / half;
    double whole = Math.sqrt(2 * power / half);
    return new Fundamental(
        Math.atan2(im, re) / (2 * Math.PI), amplitude, amplitude / (whole + 1e-9));
  }

  /** A unit vector turning by a fixed angle, which spares a sine and cosine a sample. */
  private static final class Rotation {
    private final double cos;
    private final double sin;
    private double re;
    private double im;

    Rotation(double radians, int turns) {
      cos = Math.cos(radians);
      sin = Math.sin(radians);
      re = Math.cos(radians * turns);
      im = Math.sin(radians * turns);
    }

    void turn() {
      double turned = re * cos - im * sin;
      im = re * sin + im * cos;
      re = turned;
    }
  }
}
