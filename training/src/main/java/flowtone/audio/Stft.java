package flowtone.audio;

import be.tarsos.dsp.util.fft.FloatFFT;
import java.util.Arrays;

/**
 * The short-time Fourier transform with a periodic Hann window, unscaled: a sine of amplitude 1
 * peaks at half the sum of the window. Frames are centred on the sample they are asked for.
 * Stateless and thread-safe.
 *
 * <p>Complex spectra are packed as re(0), re(n/2), re(1), im(1), re(2), im(2)...
 */
public final class Stft {
  /** What is taken for the samples before the first and after the last. */
  public enum Padding {
    /** Silence. */
    ZERO,
    /** The sound mirrored about its first and its last sample. */
    REFLECT
  }

  /** Samples that windows hardly touch cannot be told from their frames. */
  private static final float LEAST_WEIGHT = 1e-3f;

  private final int fftSamples;
  private final int hopSamples;
  private final float[] window;
  private final Padding padding;
  private final FloatFFT fft;

  /**
   * @param fftSamples length of the transform, a power of two
   * @param hopSamples from the centre of a frame to that of the next
   * @param windowSamples length of the window, at most that of the transform
   */
  public Stft(int fftSamples, int hopSamples, int windowSamples, Padding padding) {
    if (Integer.bitCount(fftSamples) != 1 || windowSamples > fftSamples || windowSamples < 2) {
      throw new IllegalArgumentException(
          "expected a power of two and a window no longer than that; got %d and %d"
              .formatted(fftSamples, windowSamples));
    }
    if (hopSamples < 1) {
      throw new IllegalArgumentException("expected a hop of at least 1 sample; got " + hopSamples);
    }
    this.fftSamples = fftSamples;
    this.hopSamples = hopSamples;
    this.window = hann(windowSamples);
    this.padding = padding;
    this.fft = new FloatFFT(fftSamples);
  }

  /** Number of magnitudes in a frame, from 0 Hz to the Nyquist frequency. */
  public int bins() {
    return fftSamples / 2 + 1;
  }

  /** Number of frames centred on samples 0, hop, 2 hop... of a sound. */
  public int frames(float[] samples) {
    return 1 + samples.length / hopSamples;
  }

  /** Magnitudes [frames][bins] of frames centred on samples 0, hop, 2 hop... */
  public float[][] magnitudes(float[] samples) {
    return magnitudes(samples, 0, frames(samples));
  }

  /** Magnitudes [frames][bins] of frames centred on {@code firstCentre + frame * hop}. */
  public float[][] magnitudes(float[] samples, int firstCentre, int frames) {
    float[][] magnitudes = new float[frames][];
    Arrays.setAll(magnitudes, frame -> frameAt(samples, firstCentre + frame * hopSamples));
    return magnitudes;
  }

  /** Magnitudes [bins] of the frame of a number, for sounds too long to hold all frames of. */
  public float[] frame(float[] samples, int number) {
    return frameAt(samples, number * hopSamples);
  }

  /**
   * Mean frequency of a frame, {@code sum k |X(k)| / sum |X(k)|}, in bins; NaN of silence.
   *
   * @param magnitudes of the frame [bins]
   */
  public static double centroid(float[] magnitudes) {
    double moment = 0;
    double whole = 0;
    for (int bin = 0; bin < magnitudes.length; bin++) {
      moment += bin * (double) magnitudes[bin];
      whole += magnitudes[bin];
    }
    return moment / whole;
  }

  /**
   * Complex spectra [frames][fftSamples] of frames centred on {@code firstCentre + frame * hop}.
   */
  float[][] spectra(float[] samples, int firstCentre, int frames) {
    float[][] spectra = new float[frames][];
    Arrays.setAll(spectra, frame -> spectrumAt(samples, firstCentre + frame * hopSamples));
    return spectra;
  }

  /**
   * The sound whose spectra are nearest to given ones in the least-squares sense: overlapping
   * frames are weighted by their windows (Griffin and Lim 1984, equation 6). Where no window
   * reaches there is silence.
   *
   * @param spectra [frames][fftSamples] as {@link #spectra} gives them; kept as they are
   */
  float[] sound(float[][] spectra, int firstCentre, int samples) {
    float[] sum = new float[samples];
    float[] weight = new float[samples];
    for (int frame = 0; frame < spectra.length; frame++) {
      float[] data = spectra[frame].clone();
      fft.realInverse(data, true);
      int start = firstCentre + frame * hopSamples - window.length / 2;
      for (int i = Math.max(0, -start); i < Math.min(window.length, samples - start); i++) {
        sum[start + i] += window[i] * data[i];
        weight[start + i] += window[i] * window[i];
      }
    }
    for (int i = 0; i < samples; i++) {
      sum[i] = weight[i] < LEAST_WEIGHT ? 0 : sum[i] / weight[i];
    }
    return sum;
  }

  private float[] frameAt(float[] samples, int centre) {
    return moduli(spectrumAt(samples, centre));
  }

  private float[] spectrumAt(float[] samples, int centre) {
    float[] data = new float[fftSamples];
    int start = centre - window.length / 2;
    for (int i = 0; i < window.length; i++) {
      data[i] = window[i] * sampleAt(samples, start + i);
    }
    fft.realForward(data);
    return data;
  }

  /** Periodic Hann window, whose shifted copies add up to a constant. */
  static float[] hann(int length) {
    float[] window = new float[length];
    for (int i = 0; i < length; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / length));
    }
    return window;
  }

  private float sampleAt(float[] samples, int index) {
    if (index >= 0 && index < samples.length) {
      return samples[index];
    }
    if (padding == Padding.ZERO || samples.length < 2) {
      return 0;
    }
    int period = 2 * (samples.length - 1);
    int folded = Math.floorMod(index, period);
    return samples[Math.min(folded, period - folded)];
  }

  private float[] moduli(float[] packed) {
    float[] moduli = new float[bins()];
    moduli[0] = Math.abs(packed[0]);
    moduli[bins() - 1] = Math.abs(packed[1]);
    for (int k = 1; k < bins() - 1; k++) {
      moduli[k] = modulus(packed[2 * k], packed[2 * k + 1]);
    }
    return moduli;
  }

  private static float modulus(double re, double im) {
    return (float) Math.sqrt(re * re + im * im);
  }
}
