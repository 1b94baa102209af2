package flowtone.server.load;

import flowtone.cli.options.JsonOption;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
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
    footer = {"", "Example:", "  flowtone load --voice acoustic --sessions 16 --seconds 30"})
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

  @Option(names = "--token", paramLabel = "TOKEN", description = "The server's token.")
  private String token;

  @Mixin private JsonOption json;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws InterruptedException {
    check();
    HttpClient http = HttpClient.newHttpClient();
    List<LoadPlayer> players =
        IntStream.range(0, sessions).mapToObj(n -> new LoadPlayer(n, windowSamples)).toList();
    players.forEach(player -> player.connect(http, stream(), Optional.ofNullable(token)));
    play(players, settleSeconds);
    players.forEach(LoadPlayer::settle);
    play(players, seconds);
    LoadResult result =
        LoadResult.of(
            voice, seconds, windowSamples, players.stream().map(LoadPlayer::outcome).toList());
    players.forEach(LoadPlayer::close);
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

  private URI stream() {
    String base = server.toString().replaceFirst("^http", "ws").replaceFirst("/*$", "/");
    String name = URLEncoder.encode(voice, StandardCharsets.UTF_8).replace("+", "%20");
    return URI.create(base + "api/voices/" + name + "/stream?windowSamples=" + windowSamples);
  }

  private static void play(List<LoadPlayer> players, double seconds) throws InterruptedException {
    long endNanos = System.nanoTime() + (long) (seconds * 1e9);
    for (long now = System.nanoTime(); now < endNanos; now = System.nanoTime()) {
      long tickNanos = now;
      players.forEach(player -> player.tick(tickNanos));
      Thread.sleep(TICK_MILLIS);
    }
  }
}
