package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.server.load.LoadCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The load generator against a real server. */
class LoadCommandTest {
  @Test
  void playersHearASecondASecondAndThoseTooManyAreToldSo(@TempDir Path folder) throws Exception {
    try (TestServer server = new TestServer(folder, Limits.builder().sessions(2).build())) {
      server.awaitReady();
      StringWriter out = new StringWriter();
      int code =
          new CommandLine(new LoadCommand())
              .setOut(new PrintWriter(out))
              .execute(
                  "--url",
                  server.uri("/").toString(),
                  "--voice",
                  TestServer.VOICE,
                  "--sessions",
                  "3",
                  "--seconds",
                  "4",
                  "--window",
                  "8192",
                  "--json");
      JsonNode result = new ObjectMapper().readTree(out.toString());
      assertEquals(0, code);
      assertEquals(2, result.path("played").asInt(), out.toString());
      assertEquals(1, result.path("failures").size(), out.toString());
      double heard = result.path("playedSeconds").asDouble();
      assertTrue(heard > 3 && heard <= 8, out.toString());
      assertTrue(result.path("firstSoundMillisMedian").asDouble() > 0, out.toString());
    }
  }

  @Test
  void whatTheServerHoldsIsToldWhileOthersHaveSoundRendered(@TempDir Path folder) throws Exception {
    try (TestServer server = new TestServer(folder, Limits.DEFAULT)) {
      server.awaitReady();
      StringWriter err = new StringWriter();
      StringWriter out = new StringWriter();
      new CommandLine(new LoadCommand())
          .setOut(new PrintWriter(out))
          .setErr(new PrintWriter(err))
          .execute(
              "--url=" + server.uri("/"),
              "--voice=" + TestServer.VOICE,
              "--sessions=1",
              "--renderings=1",
              "--seconds=6",
              "--every=1",
              "--json");
      String first = err.toString().lines().findFirst().orElse("nothing");
      assertTrue(
          first.matches(
              "1 s: 1 players, \\d+ underruns, \\d+ MB resident, \\d+ descriptors, \\d+ threads"),
          first);
      int whole = new ObjectMapper().readTree(out.toString()).path("renderings").asInt(-1);
      assertTrue(whole >= 0, out.toString());
      server.awaitMetric("flowtone_renderings", 0); // What was not over is cancelled.
    }
  }

  @Test
  void aServerThatIsNotThereIsAFailure() {
    StringWriter out = new StringWriter();
    int code =
        new CommandLine(new LoadCommand())
            .setOut(new PrintWriter(out))
            .execute("--url", "http://127.0.0.1:9", "--voice", "duo", "--seconds", "0.5");
    assertEquals(1, code, out.toString());
  }
}
