package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was done to the live stream, on real sockets. */
class LiveAttacksTest {
  private static final String STREAM = "/api/voices/" + TestServer.VOICE + "/stream";
  private static final String NOTE_ON = "{\"type\":\"noteOn\",\"note\":69}";

  private TestServer server;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    Limits limits =
        Limits.builder()
            .messagesPerSecond(100)
            .heldNotes(8)
            .sessionsPerClient(3)
            .pingSeconds(0.2)
            .build();
    server = new TestServer(folder, limits);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aFloodOfMessagesEndsItsConnection() throws Exception {
    try (LiveClient flooding = new LiveClient(server, "", false);
        LiveClient playing = new LiveClient(server, "", true)) {
      for (int i = 0; i < 1000; i++) {
        flooding.send("{\"type\":\"pitchBend\",\"cents\":%d}".formatted(i % 100));
      }
      assertEquals(1008, flooding.awaitClose());
      playing.send(NOTE_ON);
      playing.awaitSamples(32_000);
    }
  }

  @Test
  void aFloodOfPingsEndsItsConnection() throws Exception {
    try (RawWebSocket flooding = new RawWebSocket(server);
        LiveClient playing = new LiveClient(server, "", true)) {
      assertThrows(
          IOException.class,
          () -> {
            for (int i = 0; i < 100_000; i++) {
              flooding.client().send(RawWebSocket.pings(1000));
            }
          });
      String metrics = new String(server.get("/metrics").body());
      assertTrue(metrics.contains("flowtone_refusals_total{reason=\"message-rate\"} 1.0"), metrics);
      playing.send(NOTE_ON);
      playing.awaitSamples(4096);
    }
  }

  @Test
  void soundMayBeAcknowledgedAsFastAsItIsRendered() throws Exception {
    try (LiveClient client = new LiveClient(server, "", true)) {
      client.send(NOTE_ON);
      client.awaitSamples(400 * 256);
    }
  }

  @Test
  void noMoreNotesAreHeldThanAllowed() throws Exception {
    try (LiveClient client = new LiveClient(server, "", true)) {
      for (int i = 0; i < 9; i++) {
        client.send("{\"type\":\"noteOn\",\"note\":%s}".formatted(60 + i / 100.0));
      }
      JsonNode error = client.await("error");
      assertTrue(error.path("detail").asText().contains("8 notes"), error.toString());
      client.send("{\"type\":\"noteOff\",\"note\":60}");
      client.send("{\"type\":\"noteOn\",\"note\":72}");
      float[] heard = client.awaitSamples(client.samples().length + 16_384);
      double hertz =
          Sounds.hertz(heard, heard.length - 8192, heard.length, TestVoice.SAMPLE_RATE_HZ);
      assertEquals(523.25, hertz, 1);
    }
  }

  @Test
  void whoAnswersNoPingIsForgotten() throws Exception {
    try (RawWebSocket dead = new RawWebSocket(server)) {
      assertEquals(101, dead.answer().status());
      server.awaitMetric("flowtone_sessions", 1);
      server.awaitMetric("flowtone_sessions", 0);
      assertTrue(dead.client().isEnded(5000));
    }
  }

  @Test
  void whoAnswersPingsStaysHoweverSilent() throws Exception {
    try (LiveClient client = new LiveClient(server, "", false)) {
      client.await("format");
      Thread.sleep(1500);
      assertEquals(1, server.metric("flowtone_sessions"));
      assertTrue(client.samples().length == 0);
    }
  }

  @Test
  void compressionIsRefused() throws Exception {
    try (RawWebSocket socket =
        new RawWebSocket(server, "Sec-WebSocket-Extensions: permessage-deflate")) {
      assertEquals(101, socket.answer().status());
      assertEquals("", socket.answer().header("Sec-WebSocket-Extensions"));
    }
  }

  @Test
  void oneClientHasItsShareOfPlayers() throws Exception {
    try (LiveClient one = new LiveClient(server, "", true);
        LiveClient two = new LiveClient(server, "", true);
        LiveClient three = new LiveClient(server, "", true)) {
      for (LiveClient client : new LiveClient[] {one, two, three}) {
        client.await("format");
      }
      try (LiveClient four = new LiveClient(server, "", true)) {
        assertEquals(1013, four.awaitClose());
      }
    }
    server.awaitMetric("flowtone_sessions", 0);
    try (LiveClient again = new LiveClient(server, "", true)) {
      again.await("format");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Upgrade: websocket | Sec-WebSocket-Version: 13 | 400",
        "Upgrade: websocket | Sec-WebSocket-Version: 8 | 426",
        "Upgrade: websocket | X-None: 1 | 426",
        "X-None: 1 | Sec-WebSocket-Version: 13 | 426",
        "X-None: 1 | X-None: 2 | 426"
      })
  void anUpgradeThatIsNotWholeIsAProblem(String one, String two, int status) throws Exception {
    try (RawClient client = server.raw()) {
      RawClient.Answer answer =
          client
              .head(
                  "GET " + STREAM + " HTTP/1.1", "Host: 127.0.0.1", "Connection: Upgrade", one, two)
              .answer();
      assertEquals(status, answer.status());
      assertEquals("application/problem+json", answer.header("Content-Type"));
      assertEquals(status == 426 ? "websocket" : "", answer.header("Upgrade"));
    }
  }

  @Test
  void anUpgradeWhereThereIsNoStreamIsAProblem() throws Exception {
    try (RawClient client = server.raw()) {
      RawClient.Answer answer =
          client
              .head(
                  "GET /api/voices HTTP/1.1",
                  "Host: 127.0.0.1",
                  "Connection: Upgrade",
                  "Upgrade: websocket",
                  "Sec-WebSocket-Version: 13",
                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")
              .answer();
      assertEquals(404, answer.status());
      assertEquals("application/problem+json", answer.header("Content-Type"));
    }
  }

  @Test
  void framesThatAreNoneEndTheirConnectionOnly() throws Exception {
    try (RawWebSocket broken = new RawWebSocket(server);
        LiveClient playing = new LiveClient(server, "", true)) {
      broken.client().send(new byte[] {(byte) 0xff, 0x7f, 1, 2, 3, 4, 5, 6, 7, 8});
      assertTrue(broken.client().isEnded(5000));
      playing.send(NOTE_ON);
      playing.awaitSamples(4096);
    }
  }

  @Test
  void aServerThatEndsLetsPlayersFadeOut() throws Exception {
    try (LiveClient client = new LiveClient(server, "", true)) {
      client.send(NOTE_ON);
      client.awaitSamples(8192);
      Thread ending = new Thread(() -> server.app().shutDown(5));
      ending.start();
      assertEquals(1001, client.awaitClose());
      float[] samples = client.samples();
      assertEquals(0, samples[samples.length - 1], 0);
      ending.join();
      assertFalse(ending.isAlive());
    }
  }

  @Test
  void aServerThatEndsFinishesWhatItRenders() throws Exception {
    try (RawClient client = server.raw()) {
      client.head(
          "GET /api/voices/duo/play?notes=C4:20 HTTP/1.1", "Host: 127.0.0.1", "Connection: close");
      server.awaitMetric("flowtone_renderings", 1);
      Thread ending = new Thread(() -> server.app().shutDown(5));
      ending.start();
      RawClient.Answer answer = client.answer();
      int promised = Integer.parseInt(answer.header("Content-Length"));
      assertTrue(promised > 20 * 2 * TestVoice.SAMPLE_RATE_HZ);
      ending.join();
    }
  }
}
