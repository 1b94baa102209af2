package flowtone.evaluation.metric;

import flowtone.audio.Stft;
import flowtone.audio.Stft.Padding;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Steady lines at multiples of the frame rate, which a frame-wise network may leave in quiet
 * passages: how far the strongest of the bins at k rate / n stands above the median of the bins 8
 * to 40 away from it, in the mean power spectrum over frames of 4,096 samples. Where n does not
 * divide 4,096 the nearest bin is taken. In pauses and releases lines show that louder passages
 * hide; they are looked for in the quietest quarter of the recording's frames, too, each frame
 * counting alike.
 *
 * @param frameSamples samples in a frame of the network, n
 */
public record FrameTone(int frameSamples) {
  private static final int FFT_SAMPLES = 4096;
  private static final int NEAREST = 8;
  private static final int FARTHEST = 40;

  /** Lines of longer frames would stand among each other's surroundings. */
  private static final int LONGEST_FRAME = FFT_SAMPLES / NEAREST / 2;

  /** One frame in so many counts as quiet. */
  private static final int QUIET = 4;

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

  /** The same over the recording's quietest frames; both sounds are of the same length. */
  public double quietDifference(float[] recording, float[] voice) {
    double[][] recorded = powers(recording);
    int[] quiet = quietest(recorded);
    double excessOfVoice = excessDb(meanOfShapesDb(powers(voice), quiet));
    return Math.max(0, excessOfVoice) - Math.max(0, excessDb(meanOfShapesDb(recorded, quiet)));
  }

  /** Largest excess of a multiple of the frame rate over its surroundings, in dB. */
  public double excessDb(float[] samples) {
    return excessDb(meanDb(powers(samples)));
  }

  private double excessDb(double[] spectrumDb) {
    return IntStream.rangeClosed(1, frameSamples / 2)
        .map(k -> Math.round(k * FFT_SAMPLES / (float) frameSamples))
        .mapToDouble(bin -> spectrumDb[bin] - surroundings(spectrumDb, bin))
        .max()
        .orElseThrow();
  }

  /** Power spectra [frames][bins]. */
  private static double[][] powers(float[] samples) {
    Stft stft = new Stft(FFT_SAMPLES, FFT_SAMPLES / 2, FFT_SAMPLES, Padding.ZERO);
    double[][] powers = new double[stft.frames(samples)][stft.bins()];
    for (int number = 0; number < powers.length; number++) {
      float[] magnitudes = stft.frame(samples, number);
      double[] power = powers[number];
      Arrays.setAll(power, bin -> magnitudes[bin] * (double) magnitudes[bin]);
    }
    return powers;
  }

  private static double[] meanDb(double[][] powers) {
    double[] mean = new double[powers[0].length];
    for (double[] power : powers) {
      Arrays.setAll(mean, bin -> mean[bin] + power[bin]);
    }
    return Arrays.stream(mean).map(FrameTone::db).toArray();
  }

  /** Of the chosen frames, each at the same level. */
  private static double[] meanOfShapesDb(double[][] powers, int[] chosen) {
    double[][] shapes = new double[chosen.length][];
    for (int i = 0; i < chosen.length; i++) {
      double[] power = powers[chosen[i]];
      double level = Math.max(LEAST_POWER, Arrays.stream(power).sum());
      shapes[i] = Arrays.stream(power).map(p -> p / level).toArray();
    }
    return meanDb(shapes);
  }

  private static int[] quietest(double[][] powers) {
    return IntStream.range(0, powers.length)
        .boxed()
        .sorted(Comparator.comparingDouble(frame -> Arrays.stream(powers[frame]).sum()))
        .limit((powers.length + QUIET - 1) / QUIET)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double db(double power) {
    return 10 * Math.log10(Math.max(LEAST_POWER, power));
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
