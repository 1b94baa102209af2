package flowtone.benchmark;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How many times as fast the student makes sound as its teacher.
 *
 * @param studentToTextbook with the teacher sampled as the textbook says
 * @param studentToCached with the teacher sampled well
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Ratios(Double studentToTextbook, Double studentToCached) {
  /** Of whole stretches. */
  static Ratios offline(List<Row> rows) {
    return of(rows, Row::offline, Row::offline);
  }

  /** Of one listener; the textbook takes a pass a sample live as offline. */
  static Ratios live(List<Row> rows) {
    return of(rows, Row::live, Row::offline);
  }

  private static Ratios of(
      List<Row> rows, Function<Row, Throughput> pace, Function<Row, Throughput> textbookPace) {
    Optional<Double> student = speed(rows, Ids.STUDENT, pace);
    return new Ratios(
        ratio(student, speed(rows, Ids.TEACHER_TEXTBOOK, textbookPace)),
        ratio(student, speed(rows, Ids.TEACHER_CACHED, pace)));
  }

  private static Optional<Double> speed(List<Row> rows, String id, Function<Row, Throughput> pace) {
    return rows.stream()
        .filter(row -> row.profile().id().equals(id))
        .findFirst()
        .map(pace)
        .map(Throughput::samplesPerSecond);
  }

  private static Double ratio(Optional<Double> fast, Optional<Double> slow) {
    return fast.flatMap(f -> slow.map(s -> f / s)).orElse(null);
  }
}
