package flowtone.audio;

/**
 * Finds where a recording was cut off at full scale: runs of equal samples there that it enters or
 * leaves abruptly. The top of a wave that merely reaches full scale is flat for some samples, too,
 * but it is entered by the smallest of steps.
 */
public final class Clipping {
  private static final float FULL_SCALE = 0.985f;
  private static final int SHORTEST_RUN = 3;
  private static final float ABRUPT_STEPS = 3;

  private Clipping() {}

  /** Share of the samples that are cut off, 0 to 1. */
  public static double share(Waveform recording) {
    float[] samples = recording.samples();
    float step = smallestStep(samples);
    long clipped = 0;
    for (int begin = 0, end; begin < samples.length; begin = end) {
      end = endOfRun(samples, begin, step);
      if (end - begin >= SHORTEST_RUN && isAbrupt(samples, begin, end, step)) {
        clipped += end - begin;
      }
    }
    return clipped / (double) Math.max(1, samples.length);
  }

  /** The end of the samples at full scale from one on that are like it; the next if it is not. */
  private static int endOfRun(float[] samples, int begin, float step) {
    int end = begin + 1;
    if (Math.abs(samples[begin]) >= FULL_SCALE) {
      while (end < samples.length && Math.abs(samples[end] - samples[begin]) <= step / 2) {
        end++;
      }
    }
    return end;
  }

  private static boolean isAbrupt(float[] samples, int begin, int end, float step) {
    float in = begin > 0 ? Math.abs(samples[begin] - samples[begin - 1]) : 0;
    float out = end < samples.length ? Math.abs(samples[end - 1] - samples[end]) : 0;
    return Math.max(in, out) > ABRUPT_STEPS * step;
  }

  /** The step of the integers that the samples once were. */
  private static float smallestStep(float[] samples) {
    float smallest = 1;
    for (int i = 1; i < samples.length; i++) {
      float step = Math.abs(samples[i] - samples[i - 1]);
      if (step > 0 && step < smallest) {
        smallest = step;
      }
    }
    return smallest;
  }
}
