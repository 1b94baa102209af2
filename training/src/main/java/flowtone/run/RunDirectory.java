package flowtone.run;

import flowtone.provenance.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One run on disk. A trainer {@linkplain #openForTraining opens} and thereby locks it until it is
 * closed or the process ends; {@linkplain #at readers} need no lock.
 *
 * <p>Holds {@code config.yaml}, {@code command.json}, {@code origin.json}, {@code provenance.json},
 * {@code state.json}, {@code metrics.jsonl}, {@code rollbacks.jsonl}, {@code log.txt} and the
 * directories {@code checkpoints}, {@code samples}, {@code plots} and {@code events} (TensorBoard).
 */
public final class RunDirectory implements AutoCloseable {
  /** Name of the file of its metrics. */
  public static final String METRICS_FILE = "metrics.jsonl";

  private final Path path;
  private final RunLock lock;

  private RunDirectory(Path path, RunLock lock) {
    this.path = path;
    this.lock = lock;
  }

  /** A run to be read; nothing is created. */
  public static RunDirectory at(Path path) {
    return new RunDirectory(path, RunLock.none());
  }

  /**
   * Creates or reopens a run for training.
   *
   * @throws RunException if another trainer holds its lock, or it cannot be written
   */
  public static RunDirectory openForTraining(Path path) {
    RunDirectory run;
    try {
      Files.createDirectories(path);
      run = new RunDirectory(path, RunLock.take(path));
      for (Path part : new Path[] {run.checkpointsPath(), run.samplesPath(), run.plots()}) {
        Files.createDirectories(part);
      }
    } catch (IOException e) {
      throw RunException.of("a run directory to write at " + path, e);
    }
    return run;
  }

  /** Its directory. */
  public Path path() {
    return path;
  }

  /** File of the configuration that the run was started with. */
  public Path config() {
    return path.resolve("config.yaml");
  }

  /** File of the envelopes of notes that were fitted before the run's first step, if any were. */
  public Path envelopes() {
    return path.resolve("envelopes.safetensors");
  }

  /** Directory of a voice that can be played while a student is trained. */
  public Path preview() {
    return samplesPath().resolve("preview");
  }

  /** By which version, machine, seed and command it was trained last; empty of older ones. */
  public Optional<Provenance> provenance() {
    return JsonFile.read(provenanceFile(), Provenance.class);
  }

  /**
   * Keeps by what it is trained from now on, in the log, too, where all of them stay.
   *
   * @param seed of what is drawn while training
   */
  public void keepProvenance(long seed) {
    String line = command().map(RunCommand::line).orElse("");
    Provenance provenance = Provenance.current(line, seed);
    JsonFile.write(provenanceFile(), provenance);
    log(
        "Trained by version %s, seed %d, on %s: %s"
            .formatted(provenance.version(), seed, provenance.machine().inWords(), line));
  }

  private Path provenanceFile() {
    return path.resolve("provenance.json");
  }

  /** What it started from, as {@link #keepOrigin} wrote it; empty if from nothing. */
  public <T extends Record> Optional<T> origin(Class<T> type) {
    return JsonFile.read(originFile(), type);
  }

  /** Keeps what the weights were that it started from. */
  public void keepOrigin(Record origin) {
    JsonFile.write(originFile(), origin);
  }

  private Path originFile() {
    return path.resolve("origin.json");
  }

  /** The audio previews. */
  public RunSamples samples() {
    return new RunSamples(samplesPath());
  }

  private Path samplesPath() {
    return path.resolve("samples");
  }

  /** The times that training diverged. */
  public RollbackLog rollbacks() {
    return new RollbackLog(path.resolve("rollbacks.jsonl"));
  }

  /** The command that trains it; empty where a program does, or an older version did. */
  public Optional<RunCommand> command() {
    return JsonFile.read(commandFile(), RunCommand.class);
  }

  /** Remembers the command that is about to train it, unless another trains it already. */
  public void remember(RunCommand command) {
    if (isRunning()) {
      return;
    }
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw RunException.of("a run directory to write at " + path, e);
    }
    JsonFile.write(commandFile(), command);
  }

  private Path commandFile() {
    return path.resolve("command.json");
  }

  /** Directory of the plots of the metrics. */
  public Path plots() {
    return path.resolve("plots");
  }

  /** Directory of the evaluation of a voice exported from the run. */
  public Path report() {
    return path.resolve("report");
  }

  /** Directory of the TensorBoard event files. */
  public Path events() {
    return path.resolve("events");
  }

  /** The checkpoints; damaged ones are reported in the log and on stderr. */
  public Checkpoints checkpoints() {
    return new Checkpoints(checkpointsPath(), this::notice);
  }

  /** The metrics recorded so far. */
  public MetricsLog metrics() {
    return new MetricsLog(path.resolve(METRICS_FILE));
  }

  /**
   * The state last written, empty before the first.
   *
   * @throws RunException if the file is damaged
   */
  public Optional<RunState> state() {
    return JsonFile.read(path.resolve("state.json"), RunState.class);
  }

  /**
   * The progress of the state last written, corrected: a run is running only as long as its trainer
   * is alive.
   */
  public RunState.Progress progress(RunState written) {
    if (written.progress() != RunState.Progress.RUNNING) {
      return written.progress();
    }
    try {
      return RunLock.isTaken(path) ? RunState.Progress.RUNNING : RunState.Progress.STOPPED;
    } catch (IOException e) {
      return written.progressAt(Instant.now());
    }
  }

  /** Whether a trainer is training it. */
  public boolean isRunning() {
    return state().map(this::progress).filter(RunState.Progress.RUNNING::equals).isPresent();
  }

  /** Replaces the state. Every write is a heartbeat, so write at least twice a minute. */
  public void writeState(RunState state) {
    JsonFile.write(path.resolve("state.json"), state);
  }

  /** Appends a line with a time stamp to {@code log.txt}. */
  public void log(String line) {
    String stamped = Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + line + "\n";
    try {
      Files.writeString(
          path.resolve("log.txt"), stamped, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw RunException.of("to write the log in " + path, e);
    }
  }

  /** Releases the lock. */
  @Override
  public void close() {
    lock.close();
  }

  private Path checkpointsPath() {
    return path.resolve("checkpoints");
  }

  private void notice(String sentence) {
    System.err.println(sentence);
    if (lock.held()) {
      log(sentence);
    }
  }
}
