package flowtone.audio;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Magnitudes of a Fourier transform that would give a mel spectrogram: the non-negative
 * least-squares solution that multiplicative updates (Lee and Seung 2000) reach from a smooth
 * beginning. There are far fewer bands than bins, so what lies between the bands' peaks is a guess;
 * bins that no band sees are zero. Immutable and thread-safe.
 */
public final class MelInversion {
  private static final int UPDATES = 100;
  private static final double LEAST = 1e-12;

  /** Height of each band at each bin [bins][bands]. */
  private final float[][] heights;

  /** The bands that see a bin, from the first to one past the last [bins][2]. */
  private final int[][] seenBy;

  private final int bands;

  /** Of spectrograms as {@link MelSpectrogram} measures them. */
  public MelInversion(int sampleRateHz, int bands) {
    this.bands = bands;
    heights = MelScale.of(bands, sampleRateHz).filters();
    seenBy = Arrays.stream(heights).map(MelInversion::range).toArray(int[][]::new);
  }

  private static int[] range(float[] row) {
    int[] seen = IntStream.range(0, row.length).filter(band -> row[band] > 0).toArray();
    return seen.length == 0 ? new int[] {0, 0} : new int[] {seen[0], seen[seen.length - 1] + 1};
  }

  /** Magnitudes [frames][bins] of natural-log mel magnitudes [frames][bands]. */
  public float[][] magnitudes(float[][] logMel) {
    return Arrays.stream(logMel).parallel().map(this::frame).toArray(float[][]::new);
  }

  private float[] frame(float[] logMel) {
    double[] mel = IntStream.range(0, bands).mapToDouble(band -> Math.exp(logMel[band])).toArray();
    double[] target = onBins(mel); // A^T y
    double[] bins = smooth(mel);
    for (int update = 0; update < UPDATES; update++) {
      double[] reached = onBins(onBands(bins)); // A^T A x
      for (int bin = 0; bin < bins.length; bin++) {
        bins[bin] *= target[bin] / Math.max(LEAST, reached[bin]);
      }
    }
    float[] magnitudes = new float[bins.length];
    for (int bin = 0; bin < bins.length; bin++) {
      magnitudes[bin] = (float) bins[bin];
    }
    return magnitudes;
  }

  /** Every bin at the mean height of the bands that see it, as if those were flat. */
  private double[] smooth(double[] mel) {
    double[] ones = new double[heights.length];
    Arrays.fill(ones, 1);
    double[] widths = onBands(ones);
    double[] flat = new double[bands];
    Arrays.setAll(flat, band -> mel[band] / Math.max(LEAST, widths[band]));
    double[] everywhere = new double[bands];
    Arrays.fill(everywhere, 1);
    double[] weight = onBins(everywhere);
    double[] start = onBins(flat);
    Arrays.setAll(start, bin -> start[bin] / Math.max(LEAST, weight[bin]));
    return start;
  }

  private double[] onBands(double[] bins) {
    double[] sums = new double[bands];
    for (int bin = 0; bin < bins.length; bin++) {
      for (int band = seenBy[bin][0]; band < seenBy[bin][1]; band++) {
        sums[band] += heights[bin][band] * bins[bin];
      }
    }
    return sums;
  }

  private double[] onBins(double[] values) {
    double[] sums = new double[heights.length];
    for (int bin = 0; bin < sums.length; bin++) {
      for (int band = seenBy[bin][0]; band < seenBy[bin][1]; band++) {
        sums[bin] += heights[bin][band] * values[band];
      }
    }
    return sums;
  }
}
