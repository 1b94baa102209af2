package flowtone.server;

import flowtone.run.MetricsEntry;
import flowtone.run.RunDirectory;
import flowtone.run.RunSummary;
import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.util.List;

/** Training runs: what each came to, and its curves. */
final class RunRoutes {
  private final Path runsFolder;

  /**
   * A run in full.
   *
   * @param summary as in the list
   * @param metrics everything measured, by step
   */
  record Run(RunSummary summary, List<MetricsEntry> metrics) {}

  RunRoutes(Path runsFolder) {
    this.runsFolder = runsFolder;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/runs", ctx -> ctx.json(RunSummary.list(runsFolder))),
        Route.get("/api/runs/{id}", ctx -> ctx.json(named(ctx))));
  }

  /** Looked up among the listed ones, so that no path from the network is followed. */
  private Run named(Context ctx) {
    String id = ctx.pathParam("id");
    List<RunSummary> runs = RunSummary.list(runsFolder);
    RunSummary summary =
        runs.stream()
            .filter(run -> run.id().equals(id))
            .findFirst()
            .orElseThrow(() -> unknown(id, runs));
    return new Run(summary, RunDirectory.at(runsFolder.resolve(id)).metrics().read());
  }

  private static ProblemException unknown(String id, List<RunSummary> runs) {
    String known =
        runs.isEmpty()
            ? "(there is none yet)"
            : String.join(", ", runs.stream().map(RunSummary::id).toList());
    return new ProblemException(
        ProblemType.UNKNOWN_RUN, "expected one of the runs %s; got \"%s\"".formatted(known, id));
  }
}
