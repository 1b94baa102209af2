package flowtone.audio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The noise under a recording, as far as its quietest moments show it: what sounds in them is noise
 * if its spectrum is flat. A note that is held throughout shows nothing of it.
 */
public final class NoiseFloor {
  private static final int WINDOW_SAMPLES = 1024;
  private static final double QUIET_SHARE = 0.1;
  private static final double LOUD_SHARE = 0.9;
  private static final int FEWEST_FRAMES = 20;

  /** Geometric over arithmetic mean of the spectrum; of tones it is far less. */
  private static final double FLAT = 0.1;

  private static final double LOWEST_HZ = 100;
  private static final double HIGHEST_HZ = 7000;
  private static final double SILENT_POWER = 1e-10;

  private NoiseFloor() {}

  /** A frame's powers and their sum. */
  private record Frame(double[] power, double sum) {}

  /**
   * How far below the loud moments the noise lies, in dB.
   *
   * @return none if the quiet moments are silent or hold no noise, or the recording is short
   */
  public static OptionalDouble belowLoudDb(Waveform sound) {
    List<Frame> frames = frames(sound);
    if (frames.size() < FEWEST_FRAMES) {
      return OptionalDouble.empty();
    }
    frames.sort(Comparator.comparingDouble(Frame::sum));
    int quiet = (int) (QUIET_SHARE * frames.size());
    double[] mean = mean(frames.subList(0, quiet));
    double sum = frames.stream().limit(quiet).mapToDouble(Frame::sum).sum() / quiet;
    if (sum < SILENT_POWER || flatness(mean) < FLAT) {
      return OptionalDouble.empty();
    }
    double loud = frames.get((int) (LOUD_SHARE * (frames.size() - 1))).sum;
    return OptionalDouble.of(10 * Math.log10(loud / sum));
  }

  private static List<Frame> frames(Waveform sound) {
    Stft stft = new Stft(WINDOW_SAMPLES, WINDOW_SAMPLES, WINDOW_SAMPLES, Stft.Padding.ZERO);
    double binHz = sound.sampleRateHz() / (double) WINDOW_SAMPLES;
    int from = (int) Math.ceil(LOWEST_HZ / binHz);
    int to = (int) (Math.min(HIGHEST_HZ, 0.4 * sound.sampleRateHz()) / binHz);
    List<Frame> frames = new ArrayList<>();
    // The outermost are half outside of the sound.
    for (int number = 1; number < stft.frames(sound.samples()) - 1; number++) {
      frames.add(frame(stft.frame(sound.samples(), number), from, to));
    }
    return frames;
  }

  private static Frame frame(float[] magnitudes, int from, int to) {
    double[] power = new double[to - from];
    double sum = 0;
    for (int i = 0; i < power.length; i++) {
      double amplitude = 2.0 * magnitudes[from + i] / WINDOW_SAMPLES;
      power[i] = amplitude * amplitude;
      sum += power[i];
    }
    return new Frame(power, sum);
  }

  private static double[] mean(List<Frame> frames) {
    double[] mean = new double[frames.get(0).power.length];
    for (Frame frame : frames) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += frame.power[i] / frames.size();
      }
    }
    return mean;
  }

  private static double flatness(double[] power) {
    double logs = 0;
    double sum = 0;
    for (double bin : power) {
      logs += Math.log(bin + 1e-20);
      sum += bin;
    }
    return Math.exp(logs / power.length) / (sum / power.length + 1e-20);
  }
}
