package flowtone.benchmark.timing;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How fast a model was in a mode, over its repetitions.
 *
 * @param speed in samples a second, over the whole workload
 * @param timesRealTime median speed over the sample rate
 * @param repetitions counted, warm-up left out
 * @param samplesMeasured in a repetition
 * @param extrapolated whether a repetition was less than the whole workload, for want of time
 * @param coresBusy median of CPU time over wall time: how many of the machine's cores were busy
 * @param heapBytesPerSample median of what was allocated on the Java heap
 */
public record Throughput(
    @JsonUnwrapped Speed speed,
    double timesRealTime,
    @JsonProperty("laps") int repetitions,
    int samplesMeasured,
    boolean extrapolated,
    double coresBusy,
    double heapBytesPerSample) {

  /**
   * Speeds of the repetitions in samples a second.
   *
   * @param samplesPerSecond their median
   * @param slowestSamplesPerSecond their least
   * @param fastestSamplesPerSecond their greatest
   */
  public record Speed(
      double samplesPerSecond, double slowestSamplesPerSecond, double fastestSamplesPerSecond) {
    private static Speed of(double[] sorted) {
      return new Speed(median(sorted), sorted[0], sorted[sorted.length - 1]);
    }
  }

  /**
   * @param repetitions at least one, of equal length
   * @param workloadSamples of the whole workload
   * @param fixedSeconds of a repetition that a longer one would not take again
   */
  public static Throughput of(
      List<Repetition> repetitions, int workloadSamples, double fixedSeconds, int sampleRateHz) {
    Speed speed =
        Speed.of(
            sorted(repetitions, r -> workloadSamples / r.secondsOf(workloadSamples, fixedSeconds)));
    int samples = repetitions.get(0).samples();
    return new Throughput(
        speed,
        speed.samplesPerSecond() / sampleRateHz,
        repetitions.size(),
        samples,
        samples < workloadSamples,
        median(sorted(repetitions, r -> r.cpuSeconds() / r.seconds())),
        median(sorted(repetitions, r -> r.heapBytes() / r.samples())));
  }

  /** Median of the repetitions. */
  public double samplesPerSecond() {
    return speed.samplesPerSecond();
  }

  /** How many times as fast as real time it is on each of the cores that it keeps busy. */
  @JsonProperty
  public double timesRealTimePerCore() {
    return timesRealTime / coresBusy;
  }

  private static double[] sorted(
      List<Repetition> repetitions, ToDoubleFunction<Repetition> figure) {
    return repetitions.stream().mapToDouble(figure).sorted().toArray();
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
