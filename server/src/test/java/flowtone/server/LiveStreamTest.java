package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The live stream over a real WebSocket. */
class LiveStreamTest {
  private static final int CHUNK_SAMPLES = 256;
  private static final String NOTE_ON = "{\"type\":\"noteOn\",\"note\":69,\"velocity\":0.8}";
  private static final String NOTE_OFF = "{\"type\":\"noteOff\",\"note\":69}";

  private TestServer server;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = new TestServer(folder, new Limits(3, 600, 1 << 20, 1 << 20, 60, 2));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theFormatIsAnnouncedBeforeAnythingElse() throws Exception {
    try (LiveClient client = new LiveClient(server, "?windowSamples=2048", true)) {
      JsonNode format = client.firstReply();
      assertEquals("format", format.path("type").asText());
      assertEquals(TestServer.VOICE, format.path("voice").asText());
      assertEquals(TestVoice.SAMPLE_RATE_HZ, format.path("sampleRateHz").asInt());
      assertEquals("pcm-f32le", format.path("encoding").asText());
      assertEquals(CHUNK_SAMPLES, format.path("chunkSamples").asInt());
      assertEquals(2048, format.path("windowSamples").asInt());
      assertEquals("cello", format.path("labels").path(1).asText());
    }
  }

  @ParameterizedTest
  @CsvSource({"69, 440", "\"A4\", 440", "60.5, 269.2918"})
  void aKeySoundsAtItsPitch(String note, double hertz) throws Exception {
    try (LiveClient client = new LiveClient(server, "", true)) {
      client.send("{\"type\":\"noteOn\",\"note\":%s}".formatted(note));
      float[] samples = client.awaitSamples(8192);
      assertEquals(
          hertz, Sounds.hertz(samples, 2048, 8192, TestVoice.SAMPLE_RATE_HZ), hertz * 0.001);
    }
  }

  @Test
  void aPitchBendMovesTheSoundingNote() throws Exception {
    try (LiveClient client = new LiveClient(server, "", true)) {
      client.send("{\"type\":\"pitchBend\",\"cents\":-1200}");
      client.send(NOTE_ON);
      float[] samples = client.awaitSamples(8192);
      assertEquals(220, Sounds.hertz(samples, 4096, 8192, TestVoice.SAMPLE_RATE_HZ), 0.5);
    }
  }

  @Test
  void aListenerThatPlaysNothingIsSentNoMoreThanItsWindowAndAChunk() throws Exception {
    try (LiveClient client = new LiveClient(server, "?windowSamples=1024", false)) {
      client.send(NOTE_ON);
      client.awaitSamples(1024);
      Thread.sleep(200);
      assertEquals(1024, client.samples().length, CHUNK_SAMPLES);
      client.send("{\"type\":\"played\",\"samples\":512}");
      client.awaitSamples(1536);
      Thread.sleep(100);
      assertEquals(1536, client.samples().length, CHUNK_SAMPLES);
    }
  }

  @Test
  void aReleasedKeyEndsWithoutAClick() throws Exception {
    try (LiveClient client = new LiveClient(server, "", true)) {
      client.send(NOTE_ON);
      client.awaitSamples(4096);
      client.send(NOTE_OFF);
      client.await("ended");
      float[] samples = client.samples();
      assertEquals(0, samples[samples.length - 1], 0);
      assertEquals(0, Sounds.largestStep(samples, samples.length - 256), 1e-3);
    }
  }

  @Test
  void nothingIsSentBeforeTheFirstKeyAndAfterTheLastRelease() throws Exception {
    try (LiveClient client = new LiveClient(server, "", true)) {
      client.await("format");
      Thread.sleep(100);
      assertEquals(0, client.samples().length);
      client.send(NOTE_ON);
      client.awaitSamples(1024);
      client.send("{\"type\":\"allOff\"}");
      client.await("ended");
      int samples = client.samples().length;
      Thread.sleep(100);
      assertEquals(samples, client.samples().length);
    }
  }

  @Test
  void theRealTimeFactorIsToldWhileANoteSounds() throws Exception {
    try (LiveClient client = new LiveClient(server, "", true)) {
      client.send(NOTE_ON);
      JsonNode stats = client.await("stats");
      assertTrue(stats.path("realTimeFactor").asDouble() > 1, stats.toString());
      assertEquals(1, stats.path("batch").asInt());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "{\"type\":\"sing\"}",
        "{\"type\":\"noteOn\"}",
        "{\"type\":\"noteOn\",\"note\":\"H4\"}",
        "{\"type\":\"noteOn\",\"note\":127}",
        "{\"type\":\"noteOn\",\"note\":60,\"velocity\":3}",
        "{\"type\":\"temperature\",\"value\":9}",
        "{\"type\":\"temperature\",\"value\":\"hot\"}",
        "{\"type\":\"labels\",\"weights\":{\"kazoo\":1}}",
        "{\"type\":\"labels\"}",
        "{\"type\":\"pitchBend\",\"cents\":1e9}",
        "{\"type\":\"played\",\"samples\":1000000}"
      })
  void aMessageThatCannotBeUsedIsAnsweredAndTheConnectionLivesOn(String message) throws Exception {
    try (LiveClient client = new LiveClient(server, "", true)) {
      client.send(message);
      JsonNode error = client.await("error");
      assertTrue(error.path("detail").asText().startsWith("expected"), error.toString());
      client.send(NOTE_ON);
      client.awaitSamples(CHUNK_SAMPLES);
    }
  }

  @Test
  void listenersTogetherEachHearTheirOwnNote() throws Exception {
    try (LiveClient one = new LiveClient(server, "", true);
        LiveClient other = new LiveClient(server, "", true)) {
      one.send("{\"type\":\"noteOn\",\"note\":57}");
      other.send("{\"type\":\"noteOn\",\"note\":69}");
      assertEquals(220, heardHertz(one), 0.5);
      assertEquals(440, heardHertz(other), 0.5);
    }
  }

  private static double heardHertz(LiveClient client) throws InterruptedException {
    return Sounds.hertz(client.awaitSamples(8192), 2048, 8192, TestVoice.SAMPLE_RATE_HZ);
  }

  @Test
  void aListenerThatIsGoneIsForgotten() throws Exception {
    LiveClient client = new LiveClient(server, "", false);
    client.send(NOTE_ON);
    client.awaitSamples(1024);
    client.close();
    for (int tries = 0; server.metric("flowtone_sessions") > 0 && tries < 100; tries++) {
      Thread.sleep(20);
    }
    assertEquals(0, server.metric("flowtone_sessions"));
  }

  @Test
  void oneListenerTooManyIsToldSo() throws Exception {
    try (LiveClient one = new LiveClient(server, "", true);
        LiveClient two = new LiveClient(server, "", true);
        LiveClient three = new LiveClient(server, "", true)) {
      for (LiveClient client : new LiveClient[] {one, two, three}) {
        client.await("format");
      }
      try (LiveClient four = new LiveClient(server, "", true)) {
        assertTrue(four.await("error").path("detail").asText().contains("3"));
        assertEquals(1013, four.awaitClose());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"?temperature=2, 422", "?windowSamples=3, 422", "?seed=x, 422"})
  void aConnectionWithAnImpossibleWishIsRefused(String query, int status) {
    assertEquals(status, refusal(query));
  }

  private int refusal(String query) {
    CompletionException refused =
        assertThrows(CompletionException.class, () -> new LiveClient(server, query, true));
    return ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode();
  }
}
