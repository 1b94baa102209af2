package flowtone.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import flowtone.run.MetricsEntry;
import flowtone.run.Rollback;
import flowtone.run.RunCommand;
import flowtone.run.RunDirectory;
import flowtone.run.RunSample;
import flowtone.run.RunSummary;
import flowtone.server.events.EventStream;
import flowtone.server.events.EventStreams;
import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ScheduledFuture;

/** Training runs: what each came to, its curves as they grow, and what it sounded like. */
final class RunRoutes {
  private static final double LOOK_SECONDS = 1;

  private final Path runsFolder;
  private final EventStreams events;

  /**
   * A run in full.
   *
   * @param summary as in the list
   * @param metrics everything measured, by step
   * @param config that it was started with, YAML; absent where there is none
   * @param command line that trains and resumes it; absent where it is not known
   * @param rollbacks times that training diverged
   * @param samples sounds made along the training
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Run(
      RunSummary summary,
      List<MetricsEntry> metrics,
      String config,
      String command,
      List<Rollback> rollbacks,
      List<RunSample> samples) {

    static Run of(RunSummary summary, RunDirectory run) throws IOException {
      return new Run(
          summary,
          run.metrics().read(),
          Files.isRegularFile(run.config()) ? Files.readString(run.config()) : null,
          run.command().map(RunCommand::line).orElse(null),
          run.rollbacks().read(),
          run.samples().list());
    }
  }

  RunRoutes(Path runsFolder, EventStreams events) {
    this.runsFolder = runsFolder;
    this.events = events;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/runs", ctx -> ctx.json(RunSummary.list(runsFolder))),
        Route.get("/api/runs/{id}", this::tell),
        Route.get("/api/runs/{id}/events", this::follow),
        Route.get("/api/runs/{id}/samples/{file}", this::sound));
  }

  private void tell(Context ctx) throws IOException {
    RunSummary summary = named(ctx);
    ctx.json(Run.of(summary, directory(summary)));
  }

  private void follow(Context ctx) {
    RunSummary summary = named(ctx);
    EventStream stream = events.open(ctx);
    RunEvents told = new RunEvents(directory(summary).path(), stream);
    ctx.future(
        () -> {
          told.run();
          ScheduledFuture<?> looks = events.every(LOOK_SECONDS, told);
          return stream.answered().whenComplete((nothing, failure) -> looks.cancel(false));
        });
  }

  private void sound(Context ctx) throws IOException {
    RunSummary summary = named(ctx);
    String file = ctx.pathParam("file");
    Path sample =
        directory(summary)
            .samples()
            .named(file)
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemType.UNKNOWN_RUN,
                        "expected one of the samples that /api/runs/%s lists; got \"%s\""
                            .formatted(summary.id(), file)));
    ctx.contentType("audio/wav").result(Files.readAllBytes(sample));
  }

  private RunDirectory directory(RunSummary summary) {
    return RunDirectory.at(runsFolder.resolve(summary.id()));
  }

  private RunSummary named(Context ctx) {
    return named(ctx.pathParam("id"), RunSummary.list(runsFolder));
  }

  /**
   * A run by its id, looked up among the listed ones, so that no path from the network is followed.
   *
   * @throws ProblemException naming the known runs if there is none of that id
   */
  static RunSummary named(String id, List<RunSummary> runs) {
    return runs.stream()
        .filter(run -> run.id().equals(id))
        .findFirst()
        .orElseThrow(() -> unknown(id, runs));
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
