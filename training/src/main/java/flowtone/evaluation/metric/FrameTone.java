package flowtone.evaluation.metric;

import flowtone.audio.Stft;
import flowtone.audio.Stft.Padding;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Steady lines at multiples of the frame rate, which a frame-wise network may leave in quiet
 * passages: how far the strongest of the bins at k rate / n stands above the median of the bins 8
 * to 40 away from it, in the mean power spectrum over frames of 4,096 samples. Where n does not
 * divide 4,096 the nearest bin is taken.
 *
 * @param frameSamples samples in a frame of the network, n
 */
public record FrameTone(int frameSamples) {
  private static final int FFT_SAMPLES = 4096;
  private static final int NEAREST = 8;
  private static final int FARTHEST = 40;

  /** Lines of longer frames would stand among each other's surroundings. */
  private static final int LONGEST_FRAME = FFT_SAMPLES / NEAREST / 2;

  private static final double LEAST_POWER = 1e-20;

  public FrameTone {
    if (frameSamples < 2 || frameSamples > LONGEST_FRAME) {
      throw new IllegalArgumentException(
          "expected a frame of 2 to %d samples; got %d".formatted(LONGEST_FRAME, frameSamples));
    }
  }

  /** The voice's excess over the recording's in dB, each taken as 0 where it is below 0. */
  public double difference(float[] recording, float[] voice) {
    return Math.max(0, excessDb(voice)) - Math.max(0, excessDb(recording));
  }

  /** Largest excess of a multiple of the frame rate over its surroundings, in dB. */
  public double excessDb(float[] samples) {
    double[] spectrumDb = meanSpectrumDb(samples);
    return IntStream.rangeClosed(1, frameSamples / 2)
        .map(k -> Math.round(k * FFT_SAMPLES / (float) frameSamples))
        .mapToDouble(bin -> spectrumDb[bin] - surroundings(spectrumDb, bin))
        .max()
        .orElseThrow();
  }

  private static double[] meanSpectrumDb(float[] samples) {
    Stft stft = new Stft(FFT_SAMPLES, FFT_SAMPLES / 2, FFT_SAMPLES, Padding.ZERO);
    double[] power = new double[stft.bins()];
    for (int number = 0; number < stft.frames(samples); number++) {
      float[] frame = stft.frame(samples, number);
      for (int bin = 0; bin < power.length; bin++) {
        power[bin] += frame[bin] * (double) frame[bin];
      }
    }
    return Arrays.stream(power).map(p -> 10 * Math.log10(Math.max(LEAST_POWER, p))).toArray();
  }

  private static double surroundings(double[] spectrumDb, int bin) {
    double[] sorted =
        IntStream.rangeClosed(bin - FARTHEST, bin + FARTHEST)
            .filter(b -> Math.abs(b - bin) >= NEAREST && b >= 0 && b < spectrumDb.length)
            .mapToDouble(b -> spectrumDb[b])
            .sorted()
            .toArray();
    return Statistics.ofSorted(sorted).median();
  }
}
