package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.server.load.LoadCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Players and renderings side by side for two minutes, or {@code -Dflowtone.soak.seconds=N}: what
 * the server holds when they have gone is what it held when they had just come.
 */
class SoakTest {
  private static final double SECONDS =
      Double.parseDouble(System.getProperty("flowtone.soak.seconds", "120"));
  private static final int PLAYERS = 4;

  @Test
  @Tag("long")
  void nothingGrows(@TempDir Path folder) throws Exception {
    try (TestServer server = new TestServer(folder, Limits.DEFAULT)) {
      round(server);
      double filesBefore = server.metric("process_open_fds");
      long endNanos = System.nanoTime() + (long) (SECONDS * 1e9);
      int rounds = 0;
      int underruns = 0;
      for (; System.nanoTime() < endNanos; rounds++) {
        CompletableFuture<Integer> heard = CompletableFuture.supplyAsync(() -> underruns(server));
        round(server);
        underruns += heard.join();
        server.awaitMetric("flowtone_sessions", 0);
      }
      report(server, rounds, underruns);
      assertEquals(filesBefore, server.metric("process_open_fds"), 20);
      assertEquals(0, server.metric("flowtone_upload_bytes"));
      assertEquals(0, server.app().spool().files());
      assertTrue(server.metric("jvm_threads_current") < 150);
    }
  }

  private static void round(TestServer server) throws Exception {
    List<LiveClient> players = new ArrayList<>();
    for (int i = 0; i < PLAYERS; i++) {
      LiveClient player = new LiveClient(server, "", true);
      players.add(player);
      player.send("{\"type\":\"noteOn\",\"note\":%d}".formatted(60 + i));
    }
    byte[] recording = Recordings.wav(Recordings.tone(330, 1, 16000));
    assertEquals(
        200, server.post("/api/voices/duo/resynthesize", recording, "audio/wav").statusCode());
    assertEquals(200, server.get("/api/voices/duo/play?notes=C4:2&format=mp3").statusCode());
    server
        .http()
        .send(
            HttpRequest.newBuilder(server.uri("/api/voices/duo/play?notes=C4:599")).build(),
            BodyHandlers.ofInputStream())
        .body()
        .close();
    for (LiveClient player : players) {
      player.awaitSamples(8192);
      player.close();
    }
    server.awaitMetric("flowtone_renderings", 0);
  }

  /** How often any of some players in real time ran dry within a few seconds. */
  private static int underruns(TestServer server) {
    StringWriter out = new StringWriter();
    new CommandLine(new LoadCommand())
        .setOut(new PrintWriter(out))
        .execute(
            "--url=" + server.uri("/"),
            "--voice=" + TestServer.VOICE,
            "--sessions=" + PLAYERS,
            "--seconds=4",
            "--json");
    try {
      return new ObjectMapper().readTree(out.toString()).path("underruns").asInt();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void report(TestServer server, int rounds, int underruns) throws Exception {
    System.out.printf(
        "soak: %d rounds, %d underruns, %.0f MB resident, %.0f descriptors, %.0f threads%n",
        rounds,
        underruns,
        server.metric("process_resident_memory_bytes") / 1e6,
        server.metric("process_open_fds"),
        server.metric("jvm_threads_current"));
  }
}
