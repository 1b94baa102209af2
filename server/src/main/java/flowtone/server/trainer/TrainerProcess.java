package flowtone.server.trainer;

import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The one training that a server runs: a process of its own, of low priority, so that players are
 * heard in time. It ends with the server, and can be resumed. Thread-safe.
 */
public final class TrainerProcess implements AutoCloseable {
  private static final Path NICE = Path.of("/usr/bin/nice");
  private static final int LAST_LINES = 3;
  private static final List<String> NATIVE_ACCESS =
      List.of("--enable-native-access=", "--sun-misc-unsafe-memory-access=");

  private final Path log;
  private Process process;
  private List<String> arguments = List.of();

  /**
   * What it does.
   *
   * @param running whether it trains now
   * @param arguments of the command line, those of the last training where none runs; empty where
   *     none ran yet
   * @param exitCode of the last training; null while one runs, and where none ran yet
   * @param lastLines that it printed
   */
  public record Status(
      boolean running, List<String> arguments, Integer exitCode, List<String> lastLines) {}

  /**
   * @param log file that its output goes to
   */
  public TrainerProcess(Path log) {
    this.log = log;
  }

  /**
   * Starts a command of this program.
   *
   * @param commandLine its arguments, the first of which names the command
   * @param directory it runs in
   * @throws ProblemException if one is running
   */
  public synchronized void start(List<String> commandLine, Path directory) {
    if (isRunning()) {
      throw new ProblemException(
          ProblemType.ALREADY_TRAINING, "expected one training at a time; stop the other first");
    }
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      process =
          new ProcessBuilder(processArguments(commandLine))
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      arguments = List.copyOf(commandLine);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> processArguments(List<String> commandLine) {
    List<String> all = new ArrayList<>();
    if (Files.isExecutable(NICE)) {
      all.addAll(List.of(NICE.toString(), "-n", "10"));
    }
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.addAll(nativeAccess());
    // TensorFlow's memory lies outside the heap, and JavaCPP must not count it against its limit.
    all.addAll(
        List.of(
            "-XX:MaxRAMPercentage=40",
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
            "-Djava.awt.headless=true",
            "-Dflowtone.home=" + Path.of(System.getProperty("flowtone.home", ".")).toAbsolutePath(),
            "-cp",
            System.getProperty("java.class.path"),
            "flowtone.cli.Main"));
    all.addAll(commandLine);
    return all;
  }

  /** What this process was given so that Java does not warn of native code; its options differ. */
  private static List<String> nativeAccess() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> NATIVE_ACCESS.stream().anyMatch(option::startsWith))
        .toList();
  }

  private boolean isRunning() {
    return process != null && process.isAlive();
  }

  /** Asks the training to end, which it does once it has saved where it is. */
  public synchronized void stop() {
    if (process != null) {
      process.destroy();
    }
  }

  /** What it does now. */
  public synchronized Status status() {
    boolean running = isRunning();
    Integer code = running || process == null ? null : process.exitValue();
    return new Status(running, arguments, code, process == null ? List.of() : lastLines());
  }

  private List<String> lastLines() {
    try {
      // Progress bars begin their line anew.
      String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
      List<String> lines = text.replace('\r', '\n').lines().filter(l -> !l.isBlank()).toList();
      return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    } catch (IOException e) {
      return List.of();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
