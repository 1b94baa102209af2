package flowtone.benchmark;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A row of the report. In JSON the profile and the offline pace stand beside the others, so that
 * {@code id}, {@code samplesPerSecond} and {@code timesRealTime} are found at once.
 *
 * @param profile who
 * @param offline pace of sampling a whole stretch; null if it could not
 * @param live pace of sampling for one listener in chunks of two hops; null if not raced
 * @param density pace of scoring a given sound; null if not raced
 * @param failure what it could not do, in one sentence; null if it could do all
 * @param fit how well it describes recordings it was not trained on; null if not measured
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Row(
    @JsonUnwrapped Profile profile,
    @JsonUnwrapped Throughput offline,
    Throughput live,
    Throughput density,
    String failure,
    HeldOutLikelihood fit) {

  static Row of(Result result, HeldOutLikelihood fit) {
    Map<Mode, Throughput> paces = result.paces();
    return new Row(
        result.profile(),
        paces.get(Mode.OFFLINE),
        paces.get(Mode.LIVE),
        paces.get(Mode.DENSITY),
        result.failure(),
        fit);
  }

  /** Its paces at what it could do. */
  Stream<Throughput> paces() {
    return Stream.of(offline, live, density).filter(Objects::nonNull);
  }

  /** Whether it made sound. */
  boolean sampled() {
    return offline != null;
  }

  /** Whether its likelihood was measured and is a number. */
  boolean fitted() {
    return fit != null && fit.known();
  }
}
