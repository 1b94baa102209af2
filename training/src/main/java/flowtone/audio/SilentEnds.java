package flowtone.audio;

import java.util.Arrays;

/**
 * Finds the silence before and after the sound of a recording: what stays a fixed distance below
 * its loudest moment, so that the level of the recording and its hiss do not matter.
 */
public final class SilentEnds {
  /**
   * How far below the loudest moment silence begins: below the hiss of most rooms would cut
   * nothing, and a note that has died away so far is hardly heard.
   */
  private static final double SILENT_DB = 50;

  private static final double WINDOW_SECONDS = 0.02;

  /** Kept on either side, for what begins or ends softly. */
  private static final double MARGIN_SECONDS = 0.05;

  private SilentEnds() {}

  /** The recording without them; itself if there are none. */
  public static Waveform trim(Waveform recording) {
    float[] samples = recording.samples();
    int window = (int) Math.max(1, WINDOW_SECONDS * recording.sampleRateHz());
    double[] power = powers(samples, window);
    double least = Arrays.stream(power).max().orElse(0) * Math.pow(10, -SILENT_DB / 10);
    int first = 0;
    while (first < power.length - 1 && power[first] < least) {
      first++;
    }
    int last = power.length - 1;
    while (last > first && power[last] < least) {
      last--;
    }
    int margin = (int) (MARGIN_SECONDS * recording.sampleRateHz());
    int begin = Math.max(0, first * window - margin);
    int end = Math.min(samples.length, (last + 1) * window + margin);
    return new Waveform(Arrays.copyOfRange(samples, begin, end), recording.sampleRateHz());
  }

  /** The recording from its first sample that is not 0 to its last; itself if it has no other. */
  public static Waveform withoutZeros(Waveform recording) {
    float[] samples = recording.samples();
    int begin = 0;
    while (begin < samples.length && samples[begin] == 0) {
      begin++;
    }
    int end = samples.length;
    while (end > begin && samples[end - 1] == 0) {
      end--;
    }
    return begin == end
        ? recording
        : new Waveform(Arrays.copyOfRange(samples, begin, end), recording.sampleRateHz());
  }

  /** Mean squares of windows side by side, the last of which may be shorter. */
  private static double[] powers(float[] samples, int window) {
    double[] powers = new double[(samples.length + window - 1) / window];
    for (int i = 0; i < samples.length; i++) {
      powers[i / window] += samples[i] * (double) samples[i] / window;
    }
    return powers;
  }
}
