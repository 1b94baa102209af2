package flowtone.server.load;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/**
 * What a server holds at a moment, by its own metrics.
 *
 * @param players connected
 * @param underruns since it was started
 * @param residentBytes of memory
 * @param descriptors open
 * @param threads of Java
 */
record ServerState(
    double players, double underruns, double residentBytes, double descriptors, double threads) {

  /** Asks a server; fails if it does not tell. */
  static CompletableFuture<ServerState> of(LoadTarget target) {
    return target
        .http()
        .sendAsync(target.metrics(), BodyHandlers.ofString())
        .thenApply(HttpResponse::body)
        .thenApply(ServerState::read);
  }

  /**
   * Reads the page of metrics.
   *
   * @throws IllegalArgumentException naming the first that is missing
   */
  static ServerState read(String metrics) {
    return new ServerState(
        value(metrics, "flowtone_sessions"),
        value(metrics, "flowtone_underruns_total"),
        value(metrics, "process_resident_memory_bytes"),
        value(metrics, "process_open_fds"),
        value(metrics, "jvm_threads_current"));
  }

  private static double value(String metrics, String name) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("expected the metric " + name + "; got none"));
  }

  String sentence() {
    return "%.0f players, %.0f underruns, %.0f MB resident, %.0f descriptors, %.0f threads"
        .formatted(players, underruns, residentBytes / 1e6, descriptors, threads);
  }
}
