package flowtone.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.storage.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
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
 * <p>Holds {@code config.yaml}, {@code state.json}, {@code metrics.jsonl}, {@code log.txt} and the
 * directories {@code checkpoints}, {@code samples}, {@code plots} and {@code events} (TensorBoard).
 */
public final class RunDirectory implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

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
      for (Path part : new Path[] {run.checkpointsPath(), run.samples(), run.plots()}) {
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

  /** Directory of the audio previews. */
  public Path samples() {
    return path.resolve("samples");
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
    return new MetricsLog(path.resolve("metrics.jsonl"));
  }

  /**
   * The state last written, empty before the first.
   *
   * @throws RunException if the file is damaged
   */
  public Optional<RunState> state() {
    Path file = path.resolve("state.json");
    try {
      return Files.exists(file)
          ? Optional.of(JSON.readValue(file.toFile(), RunState.class))
          : Optional.empty();
    } catch (IOException e) {
      throw new RunException("expected the state of a run in " + file + "; got: a damaged file", e);
    }
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
    Path file = path.resolve("state.json");
    try {
      byte[] text = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(state);
      AtomicFile.write(file, ByteBuffer.wrap(text));
    } catch (IOException e) {
      throw RunException.of("to write " + file, e);
    }
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
