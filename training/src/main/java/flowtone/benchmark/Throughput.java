package flowtone.benchmark;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How fast one contestant was at one discipline, over its laps.
 *
 * @param samplesPerSecond median, over the whole course
 * @param timesRealTime the same over the sample rate
 * @param slowestSamplesPerSecond of the laps
 * @param fastestSamplesPerSecond of the laps
 * @param laps counted, warm-up left out
 * @param samplesMeasured in a lap
 * @param extrapolated whether a lap was less than the whole course, for want of time
 * @param coresBusy median of CPU time over time: how many of the cores open to it it used
 * @param heapBytesPerSample median of what it allocated on the Java heap
 */
public record Throughput(
    double samplesPerSecond,
    double timesRealTime,
    double slowestSamplesPerSecond,
    double fastestSamplesPerSecond,
    int laps,
    int samplesMeasured,
    boolean extrapolated,
    double coresBusy,
    double heapBytesPerSample) {

  /**
   * @param laps at least one, of equal length
   * @param courseSamples of the whole course
   * @param fixedSeconds of a lap that a longer one would not take again
   */
  static Throughput of(
      List<Repetition> laps, int courseSamples, double fixedSeconds, int sampleRateHz) {
    double[] speeds =
        sorted(laps, lap -> courseSamples / lap.secondsOf(courseSamples, fixedSeconds));
    int samples = laps.get(0).samples();
    return new Throughput(
        median(speeds),
        median(speeds) / sampleRateHz,
        speeds[0],
        speeds[speeds.length - 1],
        speeds.length,
        samples,
        samples < courseSamples,
        median(sorted(laps, lap -> lap.cpuSeconds() / lap.seconds())),
        median(sorted(laps, lap -> lap.heapBytes() / lap.samples())));
  }

  private static double[] sorted(List<Repetition> laps, ToDoubleFunction<Repetition> figure) {
    return laps.stream().mapToDouble(figure).sorted().toArray();
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
