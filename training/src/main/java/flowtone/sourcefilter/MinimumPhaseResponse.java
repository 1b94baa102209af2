package flowtone.sourcefilter;

import be.tarsos.dsp.util.fft.FloatFFT;
import flowtone.kernel.Kernels;
import flowtone.kernel.Matrix;

/**
 * {@link MinimumPhase} outside a graph, of log magnitudes that are known in bands and linear in Hz
 * between: the phase is a linear function of them, so one matrix takes the place of the transforms
 * to the cepstrum and back. Immutable and thread-safe.
 */
final class MinimumPhaseResponse {
  private final Kernels kernels;
  private final FloatFFT fft;
  private final float[] fade;

  /** From bands to the phase at each frequency of the grid. */
  private final Matrix phases;

  /** From bands to the mean of the log magnitude over the circle [bands][1]. */
  private final float[][] mean;

  private final BandGrid grid;

  /**
   * @param toGrid from bands to the frequencies of the grid, linearly in Hz [bands][bins]
   */
  MinimumPhaseResponse(Kernels kernels, MinimumPhase phase, float[][] toGrid) {
    this.kernels = kernels;
    this.fft = new FloatFFT(phase.gridSamples());
    this.fade = new float[phase.taps()];
    for (int tap = 0; tap < fade.length; tap++) {
      fade[tap] = (float) phase.fade(tap);
    }
    this.grid = BandGrid.of(toGrid);
    this.phases = kernels.matrix(grid.product(phase.phaseMatrix()));
    this.mean = grid.product(phase.circleMean());
  }

  /**
   * Impulse responses.
   *
   * @param logMagnitudes natural logarithms in each band; a row begins every {@code stride} values
   * @param rows how many
   * @return [rows][taps]
   */
  float[][] of(float[] logMagnitudes, int stride, int rows) {
    int bins = phases.columns();
    float[] angles = new float[rows * bins];
    phases.addProduct(logMagnitudes, 0, stride, angles, 0, bins, rows);
    float[][] responses = new float[rows][];
    float[] real = new float[bins];
    float[] imaginary = new float[bins];
    float[] work = new float[2 * (grid.bins() - 1)];
    for (int row = 0; row < rows; row++) {
      grid.apply(logMagnitudes, row * stride, real);
      System.arraycopy(angles, row * bins, imaginary, 0, bins);
      kernels.exponentiateComplex(real, imaginary, bins);
      responses[row] = response(real, imaginary, work);
      responses[row][0] = (float) Math.exp(dot(logMagnitudes, row * stride));
    }
    return responses;
  }

  private double dot(float[] logMagnitudes, int at) {
    double sum = 0;
    for (int band = 0; band < mean.length; band++) {
      sum += mean[band][0] * logMagnitudes[at + band];
    }
    return sum;
  }

  /**
   * The taps of a spectrum. It is that of a real sequence, so half of it is kept, as real and
   * imaginary parts in turn but for the first two values, which are those at 0 and at half the
   * rate.
   *
   * @param work as many values as the sequence has, overwritten
   */
  private float[] response(float[] real, float[] imaginary, float[] work) {
    int half = grid.bins() - 1;
    for (int k = 0; k < half; k++) {
      work[2 * k] = real[k];
      work[2 * k + 1] = imaginary[k];
    }
    work[1] = real[half];
    fft.realInverse(work, true);
    float[] taps = new float[fade.length];
    for (int tap = 0; tap < taps.length; tap++) {
      taps[tap] = fade[tap] * work[tap];
    }
    return taps;
  }
}
