package flowtone.server;

import flowtone.run.RunCommand;
import flowtone.run.RunDirectory;
import flowtone.run.RunSummary;
import flowtone.server.http.Body;
import flowtone.server.json.MalformedJsonException;
import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import flowtone.server.rendering.RecordingReader;
import flowtone.server.trainer.RecordingsFolder;
import flowtone.server.trainer.TrainerProcess;
import flowtone.server.trainer.TrainingRequest;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Starts, stops and resumes a training, where the operator allows that. */
final class TrainingRoutes implements AutoCloseable {
  static final String PATH = "/api/training";
  static final String RECORDINGS = PATH + "/recordings/";
  private static final int ACCEPTED = 202;
  private static final Set<String> COMMANDS = Set.of("teach", "distill", "train");

  private final Path runs;
  private final Optional<RecordingsFolder> folder;
  private final RequestBodies bodies;
  private final RecordingReader reader;
  private final TrainerProcess trainer;

  /**
   * What may be done, and what is.
   *
   * @param allowed whether clients may train
   * @param recordings names of folders that may be trained on
   * @param trainer what it does
   */
  record Training(boolean allowed, List<String> recordings, TrainerProcess.Status trainer) {}

  TrainingRoutes(TrainingFolders folders, RequestBodies bodies, RecordingReader reader) {
    this.runs = folders.runs().toAbsolutePath().normalize();
    this.folder = folders.recordings().map(RecordingsFolder::new);
    this.bodies = bodies;
    this.reader = reader;
    this.trainer = new TrainerProcess(runs.resolve("trainer.log"));
  }

  List<Route> routes() {
    return List.of(
        Route.get(PATH, ctx -> ctx.json(training())),
        Route.post(PATH, this::start),
        Route.delete(PATH, this::stop),
        Route.post("/api/runs/{id}/resume", this::resume),
        Route.post(RECORDINGS + "{folder}/{name}", this::upload));
  }

  private Training training() {
    List<String> names = folder.map(RecordingsFolder::names).orElse(List.of());
    return new Training(folder.isPresent(), names, trainer.status());
  }

  private RecordingsFolder allowed() {
    return folder.orElseThrow(
        () ->
            new ProblemException(
                ProblemType.TRAINING_NOT_ALLOWED,
                "expected a server started with --allow-training; this one only shows trainings"));
  }

  private void start(Context ctx) throws IOException {
    RecordingsFolder recordings = allowed();
    try {
      TrainingRequest request = TrainingRequest.parse(RequestBodies.bytes(ctx));
      Path work = runs.getParent();
      trainer.start(request.arguments(recordings, work), work);
      ctx.status(ACCEPTED).json(Map.of("runs", request.runs()));
    } catch (MalformedJsonException e) {
      throw new ProblemException(ProblemType.MALFORMED_REQUEST, e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ProblemType.OUT_OF_RANGE, e.getMessage());
    }
  }

  private void stop(Context ctx) {
    allowed();
    trainer.stop();
    ctx.status(ACCEPTED).json(Map.of("stopping", trainer.status().running()));
  }

  /** By the command that the run was trained with before. */
  private void resume(Context ctx) {
    allowed();
    String id = RunRoutes.named(ctx.pathParam("id"), RunSummary.list(runs)).id();
    RunCommand command =
        RunDirectory.at(runs.resolve(id))
            .command()
            .filter(known -> COMMANDS.contains(known.arguments().get(0)))
            .filter(known -> Files.isDirectory(Path.of(known.directory())))
            .orElseThrow(() -> notResumable(id));
    trainer.start(command.arguments(), Path.of(command.directory()));
    ctx.status(ACCEPTED).json(Map.of("runs", List.of(id)));
  }

  private static ProblemException notResumable(String id) {
    return new ProblemException(
        ProblemType.OUT_OF_RANGE,
        "expected a run that says by which command it is trained; got %s, begun by an older version"
            .formatted(id));
  }

  private void upload(Context ctx) throws IOException {
    RecordingsFolder recordings = allowed();
    try (Body body = bodies.recording(ctx)) {
      // Only what can be read is kept.
      double seconds = reader.read(body, recording -> recording.sound().seconds());
      recordings.add(ctx.pathParam("folder"), ctx.pathParam("name"), target -> copy(body, target));
      ctx.status(ACCEPTED).json(Map.of("seconds", seconds));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ProblemType.OUT_OF_RANGE, e.getMessage());
    }
  }

  private static void copy(Body body, Path target) throws IOException {
    try (InputStream in = body.open()) {
      Files.copy(in, target);
    }
  }

  @Override
  public void close() {
    trainer.close();
  }
}
