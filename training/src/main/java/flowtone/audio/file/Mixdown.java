package flowtone.audio.file;

import java.util.Arrays;

/**
 * Interleaved channels as one: their mean, or, where they cancel each other, one of them. Looked at
 * window by window, so that memory does not grow with length. Not thread-safe.
 */
final class Mixdown {
  /** At most so many values are held; some six seconds of stereo at 44.1 kHz. */
  private static final int WINDOW_VALUES = 1 << 19;

  /** Mono has nothing to weigh, and is handed on sooner. */
  private static final int MONO_WINDOW_VALUES = 1 << 15;

  /**
   * Below this share of the channels' power, -20 dB, their mean is what is left of a cancelling.
   */
  private static final double CANCELLED_SHARE = 0.01;

  private final int channels;
  private final float[] window;
  private int filled;
  private int takenChannel = -1;

  Mixdown(int channels) {
    this.channels = channels;
    int values = channels == 1 ? MONO_WINDOW_VALUES : WINDOW_VALUES;
    window = new float[Math.max(1, values / channels) * channels];
  }

  int channels() {
    return channels;
  }

  /** Takes interleaved values from an offset on until the window is full; says how many. */
  int take(float[] interleaved, int offset) {
    int count = Math.min(interleaved.length - offset, window.length - filled);
    System.arraycopy(interleaved, offset, window, filled, count);
    filled += count;
    return count;
  }

  boolean isFull() {
    return filled == window.length;
  }

  /** The window as one channel; the next window begins empty. */
  float[] mix() {
    int frames = filled / channels;
    filled = 0;
    if (channels == 1) {
      return Arrays.copyOf(window, frames);
    }
    float[] mean = mean(frames);
    double[] powers = powers(frames);
    if (power(mean) >= CANCELLED_SHARE * Arrays.stream(powers).average().orElse(0)) {
      return mean;
    }
    if (takenChannel < 0) {
      takenChannel = loudest(powers);
    }
    float[] taken = new float[frames];
    for (int i = 0; i < frames; i++) {
      taken[i] = window[i * channels + takenChannel];
    }
    return taken;
  }

  /** The channel that was taken where channels cancelled each other, from 0; -1 if none did. */
  int takenChannel() {
    return takenChannel;
  }

  private float[] mean(int frames) {
    float[] mean = new float[frames];
    for (int i = 0; i < frames; i++) {
      double sum = 0;
      for (int c = 0; c < channels; c++) {
        sum += window[i * channels + c];
      }
      mean[i] = (float) (sum / channels);
    }
    return mean;
  }

  private double[] powers(int frames) {
    double[] powers = new double[channels];
    for (int i = 0; i < frames * channels; i++) {
      powers[i % channels] += (double) window[i] * window[i];
    }
    return powers;
  }

  private static double power(float[] samples) {
    double power = 0;
    for (float sample : samples) {
      power += (double) sample * sample;
    }
    return power;
  }

  private static int loudest(double[] powers) {
    int loudest = 0;
    for (int c = 1; c < powers.length; c++) {
      loudest = powers[c] > powers[loudest] ? c : loudest;
    }
    return loudest;
  }
}
