package flowtone.benchmark.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import flowtone.benchmark.timing.BenchmarkSettings;
import flowtone.benchmark.timing.Workload;

/**
 * The conditions of a benchmark.
 *
 * @param machine it ran on
 * @param seconds of sound in the workload
 * @param sampleRateHz of the sound
 * @param repetitions counted of each model and mode, after the warm-up
 * @param repetitionSeconds least time of a repetition: the workload was run again until it was over
 * @param warmUpSeconds before the first repetition, at least
 */
public record BenchmarkConditions(
    @JsonUnwrapped Machine machine,
    double seconds,
    int sampleRateHz,
    @JsonProperty("laps") int repetitions,
    @JsonProperty("lapSeconds") double repetitionSeconds,
    double warmUpSeconds) {

  /** Those of this process. */
  public static BenchmarkConditions of(Workload workload, BenchmarkSettings settings) {
    return new BenchmarkConditions(
        Machine.current(),
        workload.seconds(),
        workload.track().sampleRateHz(),
        settings.repetitions(),
        settings.repetitionSeconds(),
        settings.warmUpSeconds());
  }

  /** Precision of the networks' arithmetic. */
  @JsonProperty
  public String precision() {
    return "float32";
  }

  /** How many of the cores each model uses, in words. */
  @JsonProperty
  public String threads() {
    return "the same cores are available to every row; coresBusy says how many each kept busy:"
        + " TensorFlow's rows use all, the cached teacher one thread";
  }
}
