package flowtone.audio;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Log-mel magnitudes: triangular bands of height one, evenly spaced on the HTK mel scale {@code
 * 2595 log10(1 + f / 700)} from 50 to 7,600 Hz (or half the sample rate, if that is less), over the
 * magnitudes of a Fourier transform of 1,024 samples; natural logarithm, floored at 1e-4. Immutable
 * and thread-safe.
 */
public final class MelSpectrogram {
  /** Bands of every published figure and of the vocoder's conditioning. */
  public static final int BANDS = 80;

  /** Samples of the transform and of its window. */
  public static final int FFT_SAMPLES = 1024;

  /** The least magnitude of a band; silence is its logarithm. */
  public static final double FLOOR = 1e-4;

  private static final double LOWEST_HZ = 50;
  private static final double HIGHEST_HZ = 7600;

  private final Stft stft;
  private final List<Band> filters;

  /**
   * @param sampleRateHz of the sound to come
   * @param hopSamples from frame to frame
   * @param bands number of bands
   */
  public MelSpectrogram(int sampleRateHz, int hopSamples, int bands, Stft.Padding padding) {
    stft = new Stft(FFT_SAMPLES, hopSamples, FFT_SAMPLES, padding);
    filters = IntStream.range(0, bands).mapToObj(b -> band(b, bands, sampleRateHz)).toList();
  }

  /** Number of bands. */
  public int bands() {
    return filters.size();
  }

  /** Log-mel [1 + samples / hop][bands] of frames centred on samples 0, hop, 2 hop... */
  public float[][] logMel(float[] samples) {
    return bandsOf(stft.magnitudes(samples));
  }

  /** Log-mel [frames][bands] of frames centred on {@code firstCentre + frame * hop}. */
  public float[][] logMel(float[] samples, int firstCentre, int frames) {
    return bandsOf(stft.magnitudes(samples, firstCentre, frames));
  }

  private float[][] bandsOf(float[][] magnitudes) {
    float[][] logMel = new float[magnitudes.length][bands()];
    for (int frame = 0; frame < magnitudes.length; frame++) {
      for (int band = 0; band < bands(); band++) {
        logMel[frame][band] =
            (float) Math.log(Math.max(FLOOR, filters.get(band).sum(magnitudes[frame])));
      }
    }
    return logMel;
  }

  /** A triangle of linear sides between corners that are even in mel. */
  private Band band(int band, int bands, int sampleRateHz) {
    double lowest = mel(LOWEST_HZ);
    double step = (mel(Math.min(HIGHEST_HZ, sampleRateHz / 2.0)) - lowest) / (bands + 1);
    double binHz = (double) sampleRateHz / FFT_SAMPLES;
    double left = hertz(lowest + band * step) / binHz;
    double peak = hertz(lowest + (band + 1) * step) / binHz;
    double right = hertz(lowest + (band + 2) * step) / binHz;
    int firstBin = (int) Math.ceil(left);
    float[] heights = new float[(int) Math.floor(right) - firstBin + 1];
    for (int i = 0; i < heights.length; i++) {
      int bin = firstBin + i;
      heights[i] = (float) Math.min((bin - left) / (peak - left), (right - bin) / (right - peak));
    }
    return new Band(firstBin, heights);
  }

  private static double mel(double hertz) {
    return 2595 * Math.log10(1 + hertz / 700);
  }

  private static double hertz(double mel) {
    return 700 * (Math.pow(10, mel / 2595) - 1);
  }

  private record Band(int firstBin, float[] heights) {
    double sum(float[] magnitudes) {
      double sum = 0;
      for (int i = 0; i < heights.length; i++) {
        sum += heights[i] * magnitudes[firstBin + i];
      }
      return sum;
    }
  }
}
