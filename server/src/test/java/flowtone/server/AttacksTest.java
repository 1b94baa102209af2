package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads and renderings that were to hurt, on real sockets: it goes on for everybody else. */
class AttacksTest {
  private static final String PLAY = "/api/voices/" + TestServer.VOICE + "/play";
  private static final String RESYNTHESIZE = "/api/voices/" + TestServer.VOICE + "/resynthesize";
  private static final int MEGABYTE = 1 << 20;

  private final List<RawClient> clients = new ArrayList<>();
  private TestServer server;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    Limits limits =
        Limits.builder()
            .recordingBytes(MEGABYTE)
            .uploadBytes(2 * MEGABYTE)
            .uploadsPerClient(3)
            .uploadBytesPerSecond(1000)
            .uploadGraceSeconds(2)
            .renderThreads(2)
            .renderings(12)
            .renderingsPerClient(10)
            .decodedSamples(2_000_000)
            .outputSeconds(60)
            .connectionsPerClient(300)
            .build();
    server = new TestServer(folder, limits);
  }

  @AfterEach
  void stop() throws Exception {
    for (RawClient client : clients) {
      client.close();
    }
    server.close();
  }

  private RawClient posting(String path, long bytes) throws IOException {
    RawClient client = server.raw();
    clients.add(client);
    return client.head("POST " + path + " HTTP/1.1", "Host: 127.0.0.1", "Content-Length: " + bytes);
  }

  private void assertOthersAreServed() throws Exception {
    long startNanos = System.nanoTime();
    assertEquals(200, server.play("{\"notes\": \"C4:0.1\"}").statusCode());
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    assertTrue(seconds < 5, "served after " + seconds + " s");
  }

  @Test
  void bodiesThatDripHoldNoThreadAndAreCutOff() throws Exception {
    for (int i = 0; i < 260; i++) {
      posting(PLAY, 1000).send(new byte[] {'{'});
    }
    assertOthersAreServed();
    RawClient.Answer answer = clients.get(0).answer();
    assertEquals(408, answer.status());
    assertTrue(answer.body().contains("bytes a second"), answer.body());
    assertTrue(clients.get(0).isEnded(3000));
  }

  @Test
  void aBodyThatNobodyAskedForIsNotRead() throws Exception {
    RawClient client = posting("/nowhere", 1_000_000_000);
    RawClient.Answer answer = client.answer();
    assertEquals(404, answer.status());
    assertEquals("application/problem+json", answer.header("Content-Type"));
    assertTrue(client.isEnded(5000));
  }

  @Test
  void whoGoesOnSendingAnUnreadBodyIsCutOff() throws Exception {
    RawClient client = posting("/nowhere", 1_000_000_000);
    long sent = 0;
    try {
      for (; sent < 100 * MEGABYTE; sent += MEGABYTE) {
        client.send(new byte[MEGABYTE]);
      }
    } catch (IOException e) {
      assertTrue(e.getMessage() != null);
    }
    assertTrue(sent < 50 * MEGABYTE, sent + " bytes were taken");
  }

  @Test
  void uploadsAreAdmittedBeforeTheyAreRead() throws Exception {
    posting(RESYNTHESIZE, MEGABYTE).send(new byte[100_000]);
    posting(RESYNTHESIZE, MEGABYTE).send(new byte[100_000]);
    server.awaitMetric("flowtone_upload_bytes", 2 * MEGABYTE);
    RawClient.Answer refused = posting(RESYNTHESIZE, MEGABYTE).answer();
    assertEquals(503, refused.status());
    assertFalse(refused.header("Retry-After").isEmpty());
    assertOthersAreServed();
    clients.get(0).close();
    clients.get(1).close();
    server.awaitMetric("flowtone_upload_bytes", 0);
    assertEquals(0, server.app().spool().files());
  }

  @Test
  void oneClientHasItsShareOfUploads() throws Exception {
    for (int i = 0; i < 3; i++) {
      posting(RESYNTHESIZE, 100_000).send(new byte[1]);
    }
    server.awaitMetric("flowtone_upload_bytes", 300_000);
    assertEquals(429, posting(RESYNTHESIZE, 100_000).answer().status());
  }

  @Test
  void aBodyThatGrowsBeyondItsLimitIsRefusedWhereItDoes() throws Exception {
    RawClient client = server.raw();
    clients.add(client);
    client.head("POST " + PLAY + " HTTP/1.1", "Host: 127.0.0.1", "Transfer-Encoding: chunked");
    byte[] chunk = ("10000\r\n" + " ".repeat(65536) + "\r\n").getBytes();
    for (int i = 0; i < 17; i++) {
      client.send(chunk);
    }
    assertEquals(413, client.answer().status());
  }

  @Test
  void abortedUploadsLeaveNothingBehind() throws Exception {
    for (int i = 0; i < 20; i++) {
      try (RawClient client = posting(RESYNTHESIZE, 500_000).send(new byte[80_000])) {
        assertTrue(client != null);
      }
    }
    server.awaitMetric("flowtone_upload_bytes", 0);
    assertEquals(0, server.app().spool().files());
    assertOthersAreServed();
  }

  @Test
  void clientsThatDoNotReadHoldNoThread() throws Exception {
    List<InputStream> unread = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      HttpResponse<InputStream> response =
          server
              .http()
              .send(
                  HttpRequest.newBuilder(server.uri(PLAY + "?notes=C4:599")).build(),
                  BodyHandlers.ofInputStream());
      assertEquals(200, response.statusCode());
      unread.add(response.body());
    }
    assertOthersAreServed();
    for (InputStream body : unread) {
      body.close();
    }
    server.awaitMetric("flowtone_renderings", 0);
    String metrics = new String(server.get("/metrics").body());
    assertTrue(
        metrics.contains("flowtone_aborted_total{route=\"/api/voices/{name}/play\"}"), metrics);
  }

  @Test
  void oneClientHasItsShareOfRenderings() throws Exception {
    for (int i = 0; i < 10; i++) {
      RawClient client = server.raw();
      clients.add(client);
      client.head("GET " + PLAY + "?notes=C4:599 HTTP/1.1", "Host: 127.0.0.1");
    }
    server.awaitMetric("flowtone_renderings", 10);
    HttpResponse<byte[]> refused = server.get(PLAY + "?notes=C4");
    assertEquals(429, refused.statusCode());
    assertTrue(refused.headers().firstValue("Retry-After").isPresent());
  }

  @Test
  void aRecordingStretchedTooFarIsRefused() throws Exception {
    byte[] recording = Recordings.wav(Recordings.tone(330, 10, 16000));
    HttpResponse<byte[]> refused =
        server.post(RESYNTHESIZE + "?stretch=10", recording, "audio/wav");
    assertEquals(422, refused.statusCode(), new String(refused.body()));
    assertTrue(new String(refused.body()).contains("stretched"), new String(refused.body()));
  }

  @Test
  void aSmallFileOfManySamplesIsRefused() throws Exception {
    byte[] silence = Recordings.flacOfSilence(3_000_000, 96000);
    assertTrue(silence.length < MEGABYTE);
    HttpResponse<byte[]> refused = server.post(RESYNTHESIZE, silence, "audio/flac");
    assertEquals(422, refused.statusCode(), new String(refused.body()));
    assertTrue(new String(refused.body()).contains("samples"), new String(refused.body()));
  }

  @Test
  void aFlacWithStrayBytesBehindItEnds() throws Exception {
    byte[] flac = Recordings.flacOfSilence(16000, 16000);
    byte[] stray = java.util.Arrays.copyOf(flac, flac.length + 2);
    for (int i = 0; i < 4; i++) {
      int status = server.post(RESYNTHESIZE, stray, "audio/flac").statusCode();
      assertTrue(status == 200 || status == 415, "status " + status);
    }
    assertOthersAreServed();
  }
}
