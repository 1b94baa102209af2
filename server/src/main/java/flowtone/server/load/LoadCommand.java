package flowtone.server.load;

import flowtone.cli.options.JsonOption;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays many live sessions of a server at once and tells how they fared. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description = "Plays many live sessions of a server at once and counts what ran dry.",
    footer = {
      "",
      "Examples:",
      "  flowtone load --voice acoustic --sessions 16 --seconds 30",
      "  flowtone load --voice acoustic --renderings 4 --seconds 3600 --every 60"
    })
public final class LoadCommand implements Callable<Integer> {
  private static final long TICK_MILLIS = 5;

  @Option(
      names = "--url",
      defaultValue = "http://127.0.0.1:8080/",
      paramLabel = "URL",
      description = "The server (default: ${DEFAULT-VALUE}).")
  private URI server;

  @Option(
      names = "--voice",
      required = true,
      paramLabel = "NAME",
      description = "The instrument to play.")
  private String voice;

  @Option(
      names = "--sessions",
      defaultValue = "8",
      paramLabel = "N",
      description = "Players at once (default: ${DEFAULT-VALUE}).")
  private int sessions;

  @Option(
      names = "--seconds",
      defaultValue = "10",
      paramLabel = "S",
      description = "How long they play (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--settle",
      defaultValue = "0",
      paramLabel = "S",
      description =
          "Seconds played before those that count, while compilers are busy on both sides (default:"
              + " ${DEFAULT-VALUE}).")
  private double settleSeconds;

  @Option(
      names = "--window",
      defaultValue = "2048",
      paramLabel = "SAMPLES",
      description = "How far the server may render ahead (default: ${DEFAULT-VALUE}).")
  private int windowSamples;

  @Option(
      names = "--renderings",
      defaultValue = "0",
      paramLabel = "N",
      description =
          "Clients that ask for ten minutes of sound again and again meanwhile (default:"
              + " ${DEFAULT-VALUE}).")
  private int renderings;

  @Option(
      names = "--every",
      defaultValue = "0",
      paramLabel = "S",
      description =
          "Tell on stderr every so many seconds what the server holds: memory, descriptors,"
              + " threads, underruns (default: never).")
  private double reportSeconds;

  @Option(names = "--token", paramLabel = "TOKEN", description = "The server's token.")
  private String token;

  @Mixin private JsonOption json;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws InterruptedException {
    check();
    LoadTarget target =
        new LoadTarget(HttpClient.newHttpClient(), server, voice, Optional.ofNullable(token));
    List<LoadPlayer> players =
        IntStream.range(0, sessions).mapToObj(n -> new LoadPlayer(n, windowSamples)).toList();
    List<LoadRendering> beside =
        IntStream.range(0, renderings).mapToObj(n -> new LoadRendering(target)).toList();
    players.forEach(player -> player.connect(target));
    beside.forEach(LoadRendering::begin);
    play(players, settleSeconds, target);
    players.forEach(LoadPlayer::settle);
    play(players, seconds, target);
    LoadResult result =
        LoadResult.of(
            voice,
            seconds,
            windowSamples,
            players.stream().map(LoadPlayer::outcome).toList(),
            beside.stream().mapToInt(LoadRendering::done).sum());
    players.forEach(LoadPlayer::close);
    beside.forEach(LoadRendering::close);
    json.print(result, result::sentence);
    return result.played() > 0 ? 0 : 1;
  }

  private void check() {
    require(sessions >= 1, "--sessions of at least 1", sessions);
    require(seconds > 0 && Double.isFinite(seconds), "--seconds above 0", seconds);
    require(
        settleSeconds >= 0 && Double.isFinite(settleSeconds),
        "--settle of at least 0",
        settleSeconds);
    require(windowSamples >= 1, "--window of at least 1", windowSamples);
    require(renderings >= 0, "--renderings of at least 0", renderings);
    require(
        reportSeconds >= 0 && Double.isFinite(reportSeconds),
        "--every of at least 0",
        reportSeconds);
    boolean isOfHttp =
        server.getHost() != null && String.valueOf(server.getScheme()).matches("https?");
    require(isOfHttp, "--url such as http://127.0.0.1:8080/", server);
  }

  private void require(boolean holds, String expected, Object got) {
    if (!holds) {
      throw new ParameterException(
          command.commandLine(), "expected %s; got %s".formatted(expected, got));
    }
  }

  private void play(List<LoadPlayer> players, double seconds, LoadTarget target)
      throws InterruptedException {
    long startNanos = System.nanoTime();
    long endNanos = startNanos + (long) (seconds * 1e9);
    int reports = 1;
    for (long now = startNanos; now < endNanos; now = System.nanoTime()) {
      long tickNanos = now;
      players.forEach(player -> player.tick(tickNanos));
      if (reportSeconds > 0 && (now - startNanos) / 1e9 >= reports * reportSeconds) {
        report(target, reports++ * reportSeconds);
      }
      Thread.sleep(TICK_MILLIS);
    }
  }

  private void report(LoadTarget target, double atSeconds) {
    PrintWriter err = command.commandLine().getErr();
    ServerState.of(target)
        .handle((state, failure) -> failure == null ? state.sentence() : failure.getMessage())
        .thenAccept(
            line -> {
              err.println("%.0f s: %s".formatted(atSeconds, line));
              err.flush();
            });
  }
}
