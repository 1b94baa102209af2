package flowtone.server.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.benchmark.result.BenchmarkReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reports that {@code compare --out} wrote to a folder, or to folders in it. */
public final class Reports {
  private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  /**
   * @param folder which need not exist
   */
  public Reports(Path folder) {
    this.folder = folder;
  }

  /** The last one written. */
  public Optional<JsonNode> last() {
    try (Stream<Path> children = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
      return Stream.concat(Stream.of(folder), children)
          .map(directory -> directory.resolve(BenchmarkReport.FILE_NAME))
          .filter(Files::isRegularFile)
          .sorted(Comparator.comparingLong((Path file) -> file.toFile().lastModified()).reversed())
          .flatMap(file -> read(file).stream())
          .findFirst();
    } catch (IOException e) {
      LOG.warn("the reports in {} cannot be listed: {}", folder, e.toString());
      return Optional.empty();
    }
  }

  private static Optional<JsonNode> read(Path file) {
    try {
      JsonNode report = JSON.readTree(file.toFile());
      return report.path("rows").isArray() ? Optional.of(report) : Optional.empty();
    } catch (IOException e) {
      LOG.warn("{} is no report: {}", file, e.toString());
      return Optional.empty();
    }
  }
}
