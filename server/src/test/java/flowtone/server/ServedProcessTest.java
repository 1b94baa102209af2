package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.cli.Main;
import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own. */
@Timeout(120)
class ServedProcessTest {
  @TempDir private Path folder;
  private Path err;
  private Process process;
  private URI address;

  @BeforeEach
  void start() throws Exception {
    assumeFalse(
        System.getProperty("os.name").startsWith("Windows"), "Windows has no signal that asks");
    Path voices = folder.resolve("voices");
    TestVoice.write(voices, TestServer.VOICE);
    err = folder.resolve("err");
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--json",
                "--port=0",
                "--voices=" + voices,
                "--spool=" + folder.resolve("spool"))
            .directory(folder.toFile())
            .redirectError(err.toFile())
            .start();
    BufferedReader out = process.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.append(line);
      if (line.equals("}")) {
        break;
      }
    }
    address = URI.create(new ObjectMapper().readTree(said.toString()).path("address").asText());
  }

  @AfterEach
  void stop() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void aServerThatIsToldToEndHasNotFailed() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/health/live")).build();
    HttpClient http = HttpClient.newHttpClient();
    assertEquals(200, http.send(request, BodyHandlers.discarding()).statusCode());
    process.destroy();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), Files.readString(err));
    try (var left = Files.list(folder.resolve("spool"))) {
      assertEquals(0, left.count());
    }
  }
}
