package flowtone.server;

import flowtone.run.MetricsEntry;
import flowtone.run.RunDirectory;
import flowtone.run.RunException;
import flowtone.run.RunSummary;
import flowtone.server.events.EventStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells one client what becomes of a run: {@code state} whenever it has changed, {@code metrics}
 * with those measured since. Where a resumed run drops some, they are told anew from the first.
 * Called again and again, on one thread at a time.
 */
final class RunEvents implements Runnable {
  private final Path directory;
  private final EventStream stream;
  private Optional<RunSummary> told = Optional.empty();
  private List<MetricsEntry> metrics = List.of();
  private long metricsVersion = -1;

  RunEvents(Path directory, EventStream stream) {
    this.directory = directory;
    this.stream = stream;
  }

  @Override
  public void run() {
    try {
      Optional<RunSummary> now = RunSummary.of(directory);
      if (now.isPresent() && !now.equals(told)) {
        told = now;
        stream.send("state", now.get());
      }
      tellMetrics();
    } catch (RunException | IOException e) {
      // Such as a file that is being replaced: there is a next time.
      metricsVersion = -1;
    }
  }

  private void tellMetrics() throws IOException {
    Path file = directory.resolve(RunDirectory.METRICS_FILE);
    long version =
        Files.exists(file) ? 31 * Files.size(file) + Files.getLastModifiedTime(file).toMillis() : 0;
    if (version == metricsVersion) {
      return;
    }
    metricsVersion = version;
    List<MetricsEntry> all = RunDirectory.at(directory).metrics().read();
    boolean grown = all.size() >= metrics.size() && all.subList(0, metrics.size()).equals(metrics);
    List<MetricsEntry> added = grown ? all.subList(metrics.size(), all.size()) : all;
    metrics = all;
    if (!added.isEmpty() || !grown) {
      stream.send("metrics", Map.of("anew", !grown, "entries", added));
    }
  }
}
