package flowtone.sourcefilter;

import be.tarsos.dsp.util.fft.FloatFFT;

/**
 * {@link MinimumPhase} of one moment, outside a graph: by Fourier transforms, the cepstrum folded
 * to positive times. Immutable and thread-safe.
 */
final class MinimumPhaseResponse {
  private final MinimumPhase phase;
  private final FloatFFT fft;

  MinimumPhaseResponse(MinimumPhase phase) {
    this.phase = phase;
    this.fft = new FloatFFT(phase.gridSamples());
  }

  /**
   * The impulse response.
   *
   * @param logMagnitude natural logarithm at each frequency [bins]
   * @return [taps]
   */
  float[] of(float[] logMagnitude) {
    int length = phase.gridSamples();
    float[] complex = new float[2 * length];
    for (int k = 0; k < length; k++) {
      complex[2 * k] = logMagnitude[Math.min(k, length - k)];
    }
    fft.complexInverse(complex, true);
    float firstTap = (float) Math.exp(complex[0]);
    fold(complex);
    fft.complexForward(complex);
    for (int k = 0; k < length; k++) {
      float magnitude = (float) Math.exp(logMagnitude[Math.min(k, length - k)]);
      float angle = complex[2 * k + 1];
      complex[2 * k] = magnitude * (float) Math.cos(angle);
      complex[2 * k + 1] = magnitude * (float) Math.sin(angle);
    }
    fft.complexInverse(complex, true);
    float[] response = new float[phase.taps()];
    response[0] = firstTap;
    for (int tap = 1; tap < response.length; tap++) {
      response[tap] = (float) (phase.fade(tap) * complex[2 * tap]);
    }
    return response;
  }

  private static void fold(float[] cepstrum) {
    int length = cepstrum.length / 2;
    for (int n = 0; n < length; n++) {
      int times = n == 0 || n == length / 2 ? 1 : n < length / 2 ? 2 : 0;
      cepstrum[2 * n] *= times;
      cepstrum[2 * n + 1] = 0;
    }
  }
}
