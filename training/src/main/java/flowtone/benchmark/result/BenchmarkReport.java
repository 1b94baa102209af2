package flowtone.benchmark.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.benchmark.likelihood.LearningCurve;
import flowtone.benchmark.model.BenchmarkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a benchmark found.
 *
 * @param title of what was benchmarked
 * @param rows one for each model
 * @param curves of training; none where nothing was trained
 * @param conditions of the benchmark
 * @param method how it was measured, sentence by sentence
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
  "title",
  "rows",
  "offline",
  "live",
  "curves",
  "likelihoodOrder",
  "conditions",
  "method"
})
public record BenchmarkReport(
    String title,
    List<BenchmarkRow> rows,
    List<LearningCurve> curves,
    BenchmarkConditions conditions,
    List<String> method) {
  /** Its file in the folder of a report. */
  public static final String FILE_NAME = "report.json";

  public BenchmarkReport {
    rows = List.copyOf(rows);
    curves = List.copyOf(curves);
    method = List.copyOf(method);
  }

  /** The student's speed over its teacher's, whole tracks. */
  @JsonProperty
  public SpeedRatios offline() {
    return SpeedRatios.offline(rows);
  }

  /** The same for one live stream. */
  @JsonProperty
  public SpeedRatios live() {
    return SpeedRatios.live(rows);
  }

  /** How the order of likelihoods compares with that of the papers, sentence by sentence. */
  @JsonProperty
  public List<String> likelihoodOrder() {
    return new LikelihoodOrder(rows, curves).explained();
  }

  /**
   * Writes {@code report.json}.
   *
   * @throws BenchmarkException if the folder cannot be written
   */
  public void write(Path directory) {
    try {
      Files.createDirectories(directory);
      new ObjectMapper()
          .writerWithDefaultPrettyPrinter()
          .writeValue(directory.resolve(FILE_NAME).toFile(), this);
    } catch (IOException e) {
      throw new BenchmarkException(
          "expected to write %s to %s; got %s".formatted(FILE_NAME, directory, e), e);
    }
  }
}
