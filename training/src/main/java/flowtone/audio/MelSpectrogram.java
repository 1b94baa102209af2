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

  static final double LOWEST_HZ = 50;
  static final double HIGHEST_HZ = 7600;

  private final Stft stft;
  private final List<Band> filters;
  private final double highestHz;

  /**
   * @param sampleRateHz of the sound to come
   * @param hopSamples from frame to frame
   * @param bands number of bands
   */
  public MelSpectrogram(int sampleRateHz, int hopSamples, int bands, Stft.Padding padding) {
    stft = new Stft(FFT_SAMPLES, hopSamples, FFT_SAMPLES, padding);
    float[][] matrix = MelFilters.htk(bands, sampleRateHz, FFT_SAMPLES, LOWEST_HZ, HIGHEST_HZ);
    highestHz = Math.min(HIGHEST_HZ, sampleRateHz / 2.0);
    filters = IntStream.range(0, bands).mapToObj(band -> band(matrix, band)).toList();
  }

  /** Number of bands. */
  public int bands() {
    return filters.size();
  }

  /**
   * Where a frequency lies among the bands: 0 at the centre of the first, {@code bands() - 1} at
   * that of the last, evenly on the mel scale between and beyond.
   */
  public double band(double hertz) {
    double lowest = MelFilters.mel(LOWEST_HZ);
    double step = (MelFilters.mel(highestHz) - lowest) / (bands() + 1);
    return (MelFilters.mel(hertz) - lowest) / step - 1;
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

  /** The bins of one band where its filter is not zero. */
  private static Band band(float[][] filters, int band) {
    int[] bins = IntStream.range(0, filters.length).filter(bin -> filters[bin][band] > 0).toArray();
    float[] heights = new float[bins.length];
    for (int i = 0; i < bins.length; i++) {
      heights[i] = filters[bins[i]][band];
    }
    return new Band(bins.length == 0 ? 0 : bins[0], heights);
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
