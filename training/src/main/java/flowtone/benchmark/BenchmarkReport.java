package flowtone.benchmark;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a race found out.
 *
 * @param title of what was raced
 * @param rows one for each contestant
 * @param offline the student against its teacher, whole stretches
 * @param live the same for one listener
 * @param curves how the models got on in training; none where nothing was trained
 * @param likelihoodOrder how the order of likelihoods compares with that of the papers
 * @param conditions of the race
 * @param method how it was measured, sentence by sentence
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BenchmarkReport(
    String title,
    List<Row> rows,
    Ratios offline,
    Ratios live,
    List<LearningCurve> curves,
    List<String> likelihoodOrder,
    Conditions conditions,
    List<String> method) {
  /** Its file in the folder of a report. */
  public static final String FILE_NAME = "report.json";

  public BenchmarkReport {
    rows = List.copyOf(rows);
    curves = List.copyOf(curves);
    likelihoodOrder = List.copyOf(likelihoodOrder);
    method = List.copyOf(method);
  }

  static BenchmarkReport of(
      String title,
      List<Row> rows,
      List<LearningCurve> curves,
      Conditions conditions,
      List<String> method) {
    return new BenchmarkReport(
        title,
        rows,
        Ratios.offline(rows),
        Ratios.live(rows),
        curves,
        new LikelihoodOrder(rows, curves).explained(),
        conditions,
        method);
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
