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

/** The live stream over a real WebSocket. */
class LiveStreamTest {
  private static final int CHUNK_SAMPLES = 256;

  /** What the voice's noise of -78 dB does between two samples at the very most. */
  private static final double NOISE_STEP = 1e-3;

  private static final String NOTE_ON = "{\"type\":\"noteOn\",\"note\":69,\"velocity\":0.8}";
  private static final String NOTE_OFF = "{\"type\":\"noteOff\",\"note\":69}";

  private TestServer server;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = new TestServer(folder, Limits.builder().sessions(3).build());
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
      assertNoClick(samples, 2048, 440);
      assertTrue(Sounds.peak(samples, 2048, 4096) > 0.05);
      assertEquals(0, Sounds.peak(samples, samples.length - 128, samples.length), 1e-3);
      assertEquals(0, samples[samples.length - 1], 0);
    }
  }

  /** Nowhere is a step larger than a sine of the level around it, and the noise, would make. */
  private static void assertNoClick(float[] samples, int from, double hertz) {
    for (int start = from; start + CHUNK_SAMPLES <= samples.length; start += CHUNK_SAMPLES / 2) {
      int end = start + CHUNK_SAMPLES;
      double sineStep = 2 * Math.PI * hertz / TestVoice.SAMPLE_RATE_HZ;
      double most = 1.3 * sineStep * Sounds.peak(samples, start, end) + NOISE_STEP;
      double step = Sounds.largestStep(samples, start, end);
      assertTrue(step <= most, "a step of %.5f near sample %d".formatted(step, start));
    }
  }

  @Test
  void aTappedKeyIsHeard() throws Exception {
    try (LiveClient client = new LiveClient(server, "", true)) {
      client.send(NOTE_ON);
      client.send(NOTE_OFF);
      client.await("ended");
      float[] samples = client.samples();
      assertEquals(440, Sounds.hertz(samples, 512, 1280, TestVoice.SAMPLE_RATE_HZ), 4);
      assertTrue(Sounds.peak(samples, 512, 1280) > 0.05);
    }
  }

  @Test
  void aNoteAfterSilenceBeginsLikeTheFirst() throws Exception {
    try (LiveClient client = new LiveClient(server, "", true)) {
      client.send(NOTE_ON);
      client.awaitSamples(4096);
      client.send(NOTE_OFF);
      client.await("ended");
      int second = client.samples().length;
      client.send(NOTE_ON);
      float[] samples = client.awaitSamples(second + 4096);
      for (int hop = 0; hop < 4096; hop += 128) {
        double first = Sounds.rms(samples, hop, hop + 128);
        assertEquals(first, Sounds.rms(samples, second + hop, second + hop + 128), 0.02);
      }
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
      assertTrue(stats.path("realTimeFactor").asDouble() > 0, stats.toString());
      assertTrue(stats.path("renderMillis").asDouble() > 0, stats.toString());
      assertEquals(1, stats.path("batch").asInt());
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
    for (int tries = 0; server.metric("flowtone_sessions") > 0 && tries < 1000; tries++) {
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
