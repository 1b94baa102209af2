package flowtone.audio;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Log-mel magnitudes, as a {@link MelScale} lays them out; natural logarithm, floored at 1e-4.
 * Immutable and thread-safe.
 */
public final class MelSpectrogram {
  /** Bands of every published figure. */
  public static final int BANDS = MelScale.NARROW_BANDS;

  /** The least magnitude of a band; silence is its logarithm. */
  public static final double FLOOR = 1e-4;

  private final Stft stft;
  private final List<Band> filters;
  private final MelScale scale;

  /**
   * @param sampleRateHz of the sound to come
   * @param hopSamples from frame to frame
   * @param bands number of bands
   */
  public MelSpectrogram(int sampleRateHz, int hopSamples, int bands, Stft.Padding padding) {
    scale = MelScale.of(bands, sampleRateHz);
    stft = new Stft(scale.fftSamples(), hopSamples, scale.windowSamples(), padding);
    float[][] matrix = scale.filters();
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
    return scale.band(hertz);
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
