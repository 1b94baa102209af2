package flowtone.benchmark.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import flowtone.benchmark.model.ModelIds;
import flowtone.benchmark.timing.Throughput;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The student's sampling speed over its teacher's.
 *
 * @param studentToTextbook the teacher sampled by the textbook inverse; null if either was not
 *     timed
 * @param studentToCached the teacher sampled with cached activations; null if either was not timed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SpeedRatios(Double studentToTextbook, Double studentToCached) {
  /** Of whole tracks. */
  public static SpeedRatios offline(List<BenchmarkRow> rows) {
    return of(rows, BenchmarkRow::offline, BenchmarkRow::offline);
  }

  /** Of one live stream; the textbook inverse takes a pass a sample live as offline. */
  public static SpeedRatios live(List<BenchmarkRow> rows) {
    return of(rows, BenchmarkRow::live, BenchmarkRow::offline);
  }

  private static SpeedRatios of(
      List<BenchmarkRow> rows,
      Function<BenchmarkRow, Throughput> throughput,
      Function<BenchmarkRow, Throughput> textbookThroughput) {
    Optional<Double> student = speed(rows, ModelIds.STUDENT, throughput);
    return new SpeedRatios(
        ratio(student, speed(rows, ModelIds.TEACHER_TEXTBOOK, textbookThroughput)),
        ratio(student, speed(rows, ModelIds.TEACHER_CACHED, throughput)));
  }

  private static Optional<Double> speed(
      List<BenchmarkRow> rows, String id, Function<BenchmarkRow, Throughput> throughput) {
    return rows.stream()
        .filter(row -> row.profile().id().equals(id))
        .findFirst()
        .map(throughput)
        .map(Throughput::samplesPerSecond);
  }

  private static Double ratio(Optional<Double> fast, Optional<Double> slow) {
    return fast.flatMap(f -> slow.map(s -> f / s)).orElse(null);
  }
}
