package flowtone.server;

import flowtone.cli.options.JsonOption;
import flowtone.cli.options.NewFolder;
import flowtone.library.VoiceLibrary;
import flowtone.server.http.AccessLog;
import flowtone.voice.VoiceException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.event.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves voices to browsers and programs until it is interrupted or told to end. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    defaultValueProvider = EnvironmentDefaults.class,
    footer = {
      "",
      "Every option can be set in the environment, too: --max-sessions is FLOWTONE_MAX_SESSIONS.",
      "",
      "Examples:",
      "  flowtone serve",
      "  flowtone serve --host 0.0.0.0 --token TOKEN --access-log text"
    },
    description = "Serves the page and the voices over HTTP until interrupted.")
final class ServeCommand implements Callable<Integer> {
  private static final Set<String> MAY_BE_ZERO = Set.of("--port", "--grace-seconds");

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      paramLabel = "HOST",
      converter = OwnHost.class,
      description = "Address to listen on (default: ${DEFAULT-VALUE}, this machine only).")
  private String host;

  @Option(
      names = "--port",
      defaultValue = "8080",
      paramLabel = "PORT",
      description = "Port to listen on, 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--voices",
      paramLabel = "DIR",
      converter = NewFolder.class,
      description = "A folder of voices beside ./voices and the shipped ones; may be repeated.")
  private List<Path> voiceFolders = new ArrayList<>();

  @Option(
      names = "--runs",
      defaultValue = "runs",
      paramLabel = "DIR",
      converter = NewFolder.class,
      description = "The folder of training runs to show (default: ${DEFAULT-VALUE}).")
  private Path runsFolder;

  @Option(
      names = "--reports",
      defaultValue = "reports",
      paramLabel = "DIR",
      converter = NewFolder.class,
      description =
          "Where compare --out wrote its reports, the last of which is shown (default:"
              + " ${DEFAULT-VALUE}).")
  private Path reportsFolder;

  @Option(
      names = "--allow-training",
      paramLabel = "DIR",
      converter = NewFolder.class,
      description = {
        "Let clients start, stop and resume trainings, one at a time, on folders of recordings in",
        "this folder, into which they may put more; --runs has to be a folder named runs."
      })
  private Path trainable;

  @Option(
      names = "--spool",
      paramLabel = "DIR",
      converter = NewFolder.class,
      description =
          "Where uploads lie while they are used (default: in the system's folder for such).")
  private Path spoolFolder = ServerSettings.DEFAULT_SPOOL;

  @Option(
      names = "--access-log",
      defaultValue = "none",
      paramLabel = "FORMAT",
      description = "A line on stderr for each request: none, text or json (default: none).")
  private AccessLog.Format accessLog;

  @Option(
      names = "--log-level",
      defaultValue = "warn",
      paramLabel = "LEVEL",
      description = "What else is logged: error, warn, info or debug (default: warn).")
  private Level logLevel;

  @Option(
      names = "--grace-seconds",
      defaultValue = "5",
      paramLabel = "S",
      description = "How long renderings may take to end when the server is stopped (default: 5).")
  private double graceSeconds;

  @Mixin private AccessOptions access;

  @Mixin private LimitOptions limits;

  @Mixin private JsonOption json;

  @Spec private CommandSpec command;

  /**
   * What is printed once the server listens.
   *
   * @param address of the page
   * @param voices that can be played
   */
  record Serving(URI address, List<String> voices) {}

  @Override
  public Integer call() throws InterruptedException {
    // Read by SLF4J's simple logger when the first logger is made.
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", logLevel.name());
    if (logLevel != Level.DEBUG) {
      // Jetty warns of requests that are none, in their words: anybody could fill a disk with them.
      System.setProperty("org.slf4j.simpleLogger.log.org.eclipse.jetty.http", Level.ERROR.name());
    }
    ServerSettings settings = settings();
    try (VoiceLibrary library = VoiceLibrary.standard(voiceFolders);
        FlowtoneApp app = new FlowtoneApp(settings, library).start()) {
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> app.shutDown(graceSeconds), "shutdown"));
      CountDownLatch asked = new CountDownLatch(1);
      TerminationSignal.handle(asked::countDown);
      announce(app, library);
      loadFirst(library);
      app.warmUp();
      asked.await();
      app.shutDown(graceSeconds);
    }
    return 0;
  }

  /** Limits do not know by which option they were set. */
  private void requirePositive(OptionSpec option) {
    for (Object value : option.typedValues()) {
      boolean mayBeZero = MAY_BE_ZERO.contains(option.longestName());
      if (value instanceof Number n
          && !(n.doubleValue() > 0 || mayBeZero && n.doubleValue() == 0)) {
        throw new ParameterException(
            command.commandLine(),
            "expected %s %s; got %s"
                .formatted(option.longestName(), mayBeZero ? "of at least 0" : "above 0", value));
      }
    }
  }

  private ServerSettings settings() {
    command.commandLine().getParseResult().matchedOptions().forEach(this::requirePositive);
    PrintWriter err = command.commandLine().getErr();
    try {
      return new ServerSettings(
          host,
          port,
          new TrainingFolders(runsFolder, reportsFolder, Optional.ofNullable(trainable)),
          spoolFolder,
          limits.limits(),
          access.access(host),
          new AccessLog(accessLog, err));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private void announce(FlowtoneApp app, VoiceLibrary library) {
    Serving serving = new Serving(app.address(), library.names());
    json.print(serving, () -> "Flowtone is playing at " + serving.address());
    PrintWriter err = command.commandLine().getErr();
    library.damaged().forEach(bad -> err.println("left out: " + bad.reason()));
    if (serving.voices().isEmpty()) {
      err.println("no voice was found; train one, or name its folder with --voices");
    }
    err.flush();
  }

  /** Loads the voice that the page opens with, so that its first visitor need not wait. */
  private void loadFirst(VoiceLibrary library) {
    library.names().stream().filter(name -> loads(name, library)).findFirst();
  }

  private boolean loads(String name, VoiceLibrary library) {
    try {
      library.named(name);
      return true;
    } catch (VoiceException e) {
      command.commandLine().getErr().println(e.getMessage());
      return false;
    }
  }
}
