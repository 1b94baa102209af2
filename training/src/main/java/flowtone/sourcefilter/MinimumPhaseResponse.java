package flowtone.sourcefilter;

import be.tarsos.dsp.util.fft.FloatFFT;

/**
 * {@link MinimumPhase} of one moment, outside a graph: by Fourier transforms, the cepstrum folded
 * to positive times. Immutable and thread-safe.
 */
final class MinimumPhaseResponse {
  private final MinimumPhase phase;
  private final FloatFFT fft;
  private final float[] fade;

  MinimumPhaseResponse(MinimumPhase phase) {
    this.phase = phase;
    this.fft = new FloatFFT(phase.gridSamples());
    this.fade = new float[phase.taps()];
    for (int tap = 0; tap < fade.length; tap++) {
      fade[tap] = (float) phase.fade(tap);
    }
  }

  /**
   * The impulse response. Spectra are those of real sequences, so half of each is kept, as real and
   * imaginary parts in turn but for the first two values, which are those at 0 and at half the
   * rate.
   *
   * @param logMagnitude natural logarithm at each frequency [bins]
   * @return [taps]
   */
  float[] of(float[] logMagnitude) {
    int half = phase.gridSamples() / 2;
    float[] work = new float[2 * half];
    work[0] = logMagnitude[0];
    work[1] = logMagnitude[half];
    for (int k = 1; k < half; k++) {
      work[2 * k] = logMagnitude[k];
    }
    fft.realInverse(work, true);
    float firstTap = (float) Math.exp(work[0]);
    fold(work);
    fft.realForward(work);
    work[0] = (float) Math.exp(logMagnitude[0]);
    work[1] = (float) Math.exp(logMagnitude[half]);
    for (int k = 1; k < half; k++) {
      double magnitude = Math.exp(logMagnitude[k]);
      double angle = work[2 * k + 1];
      work[2 * k] = (float) (magnitude * Math.cos(angle));
      work[2 * k + 1] = (float) (magnitude * Math.sin(angle));
    }
    fft.realInverse(work, true);
    float[] response = new float[phase.taps()];
    response[0] = firstTap;
    for (int tap = 1; tap < response.length; tap++) {
      response[tap] = fade[tap] * work[tap];
    }
    return response;
  }

  /** The cepstrum at negative times, which is that at positive ones, is added to those. */
  private static void fold(float[] cepstrum) {
    int half = cepstrum.length / 2;
    for (int n = 1; n < half; n++) {
      cepstrum[n] *= 2;
      cepstrum[half + n] = 0;
    }
  }
}
