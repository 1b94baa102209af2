package flowtone.audio;

import be.tarsos.dsp.pitch.FastYin;
import be.tarsos.dsp.pitch.PitchDetectionResult;
import java.util.Arrays;
import java.util.List;

/**
 * The pitch of a sound, hop by hop: YIN on overlapping windows, then the corrections a whole
 * contour allows ({@link PitchContour}).
 *
 * <p>Not thread-safe.
 */
public final class PitchTracker {
  /** Lowest pitch heard. */
  public static final float LOWEST_HZ = 50;

  /** Highest pitch heard. */
  public static final float HIGHEST_HZ = 1700;

  /**
   * Tried in turn. A strict threshold passes over the strong harmonics of a clear tone to its whole
   * period; the lenient ones still hear a rough tone, whose octave the contour puts right.
   */
  private static final double[] YIN_THRESHOLDS = {0.05, 0.15, 0.3};

  private static final float SILENT_MEAN_SQUARE = 1e-9f;

  private final int hopSamples;
  private final float[] window;
  private final List<FastYin> detectors;

  /**
   * A tracker reading once a hop.
   *
   * @param sampleRateHz of the sound
   * @param hopSamples between readings
   */
  public PitchTracker(int sampleRateHz, int hopSamples) {
    this.hopSamples = hopSamples;
    this.window = new float[windowSamples(sampleRateHz)];
    this.detectors =
        Arrays.stream(YIN_THRESHOLDS)
            .mapToObj(threshold -> new FastYin(sampleRateHz, window.length, threshold))
            .toList();
  }

  /**
   * YIN looks for lags up to half its window, and a margin keeps the lowest pitch off that edge.
   */
  private static int windowSamples(int sampleRateHz) {
    int longestLag = (int) Math.ceil(sampleRateHz / LOWEST_HZ);
    return Math.max(512, Integer.highestOneBit(2 * longestLag) * 2);
  }

  /** The pitch at the end of each hop. */
  public PitchContour track(float[] samples, int hops) {
    PitchContour contour = new PitchContour(new float[hops], new float[hops]);
    for (int h = 0; h < hops; h++) {
      detect(samples, (h + 1) * hopSamples, contour, h);
    }
    contour.repairOctaves();
    contour.dropIslands();
    contour.fillGaps();
    return contour;
  }

  private void detect(float[] samples, int centre, PitchContour contour, int hop) {
    int first = centre - window.length / 2;
    float power = 0;
    for (int i = 0; i < window.length; i++) {
      int at = first + i;
      window[i] = at >= 0 && at < samples.length ? samples[at] : 0;
      power += window[i] * window[i];
    }
    if (power < SILENT_MEAN_SQUARE * window.length) {
      return;
    }
    for (FastYin detector : detectors) {
      PitchDetectionResult result = detector.getPitch(window);
      boolean inRange = result.getPitch() >= LOWEST_HZ && result.getPitch() <= HIGHEST_HZ;
      if (result.isPitched() && inRange) {
        contour.hz()[hop] = result.getPitch();
        contour.clarity()[hop] = result.getProbability();
        return;
      }
    }
  }
}
