package flowtone.server.browser;

import flowtone.audio.Waveform;

/** How loud, and how smooth, what was heard is. */
final class Levels {
  private Levels() {}

  /** Peaks of 10 ms each. */
  static double[] peaks(Waveform heard) {
    return peaks(heard, 0, 100);
  }

  /** Peaks of so many parts of a second, from a sample on. */
  static double[] peaks(Waveform heard, int from, int perSecond) {
    int block = heard.sampleRateHz() / perSecond;
    double[] peaks = new double[(heard.samples().length - from) / block];
    for (int i = 0; i < peaks.length * block; i++) {
      peaks[i / block] = Math.max(peaks[i / block], Math.abs(heard.samples()[from + i]));
    }
    return peaks;
  }

  /** The largest difference between a sample and the next. */
  static double largestStep(Waveform heard) {
    float[] samples = heard.samples();
    double largest = 0;
    for (int i = 1; i < samples.length; i++) {
      largest = Math.max(largest, Math.abs(samples[i] - samples[i - 1]));
    }
    return largest;
  }
}
