package flowtone.benchmark.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import flowtone.benchmark.likelihood.HeldOutLikelihood;
import flowtone.benchmark.model.Mode;
import flowtone.benchmark.model.ModelIds;
import flowtone.benchmark.model.ModelProfile;
import flowtone.benchmark.timing.SpeedResult;
import flowtone.benchmark.timing.Throughput;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A row of the report: one model. In JSON the profile and the offline throughput stand beside the
 * others, so that {@code id}, {@code samplesPerSecond} and {@code timesRealTime} are found at once.
 *
 * @param profile of the model
 * @param offline throughput of sampling a whole track; null if it failed
 * @param live throughput of sampling one stream in chunks of two hops; null if not measured
 * @param density throughput of scoring a given sound; null if not measured
 * @param failure what it could not do, in one sentence; null if it could do all
 * @param likelihood of recordings it was not trained on; null if not measured
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BenchmarkRow(
    @JsonUnwrapped ModelProfile profile,
    @JsonUnwrapped Throughput offline,
    Throughput live,
    Throughput density,
    String failure,
    @JsonProperty("fit") HeldOutLikelihood likelihood) {

  /**
   * @param likelihood null if not measured
   */
  public static BenchmarkRow of(SpeedResult result, HeldOutLikelihood likelihood) {
    Map<Mode, Throughput> throughputs = result.throughputs();
    return new BenchmarkRow(
        result.profile(),
        throughputs.get(Mode.OFFLINE),
        throughputs.get(Mode.LIVE),
        throughputs.get(Mode.DENSITY),
        result.failure(),
        likelihood);
  }

  /** Its throughputs in the modes it completed. */
  public Stream<Throughput> throughputs() {
    return Stream.of(offline, live, density).filter(Objects::nonNull);
  }

  /** Whether sampling was timed. */
  public boolean sampled() {
    return offline != null;
  }

  /** Whether its likelihood was measured and is finite. */
  public boolean hasFiniteLikelihood() {
    return likelihood != null && likelihood.known();
  }

  /** Whether it stands for its family: the textbook teacher is the model of the cached one. */
  public boolean representsFamily() {
    return !profile.id().equals(ModelIds.TEACHER_TEXTBOOK);
  }
}
