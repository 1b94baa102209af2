package flowtone.benchmark.result;

import flowtone.report.Player;
import java.util.List;

/**
 * All that a benchmark made.
 *
 * @param report its figures
 * @param players of its sounds, all of the same notes; empty where they were not kept
 */
public record BenchmarkResults(BenchmarkReport report, List<Player> players) {
  public BenchmarkResults {
    players = List.copyOf(players);
  }
}
