package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scores, messages and uploads of chance, by a fixed seed: nothing is answered by an error of the
 * server's own, nothing hangs and nothing is left behind. {@code -Dflowtone.fuzz.rounds=N} for N
 * times as many, {@code -Dflowtone.fuzz.seed=N} for others.
 */
class FuzzTest {
  private static final int ROUNDS = Integer.getInteger("flowtone.fuzz.rounds", 1);
  private static final long SEED = Long.getLong("flowtone.fuzz.seed", 12);
  private static final int SCORES = 4000 * ROUNDS;
  private static final int MESSAGES = 20_000 * ROUNDS;
  private static final int UPLOADS = 600 * ROUNDS;

  private static final List<String> SCORE_SEEDS =
      List.of(
          "{\"notes\": \"C4:0.1 E4:0.1@0.5 R:0.1\", \"seed\": 3, \"temperature\": 0.5}",
          "{\"notes\": [{\"note\": 60, \"start\": 0.1, \"duration\": 0.1, \"velocity\": 1}]}",
          "{\"notes\": \"C4:0.1\", \"labels\": {\"cello\": 1}, \"noiseMix\": {\"a\": 1, \"b\": 0}}");

  private static final List<String> MESSAGE_SEEDS =
      List.of(
          "{\"type\":\"noteOn\",\"note\":60,\"velocity\":0.8}",
          "{\"type\":\"noteOff\",\"note\":\"C4\"}",
          "{\"type\":\"allOff\"}",
          "{\"type\":\"pitchBend\",\"cents\":-100}",
          "{\"type\":\"dynamics\",\"decibels\":-6}",
          "{\"type\":\"feature\",\"name\":\"brightness\",\"offset\":0.5}",
          "{\"type\":\"labels\",\"weights\":{\"cello\":1,\"altosax\":0.5}}",
          "{\"type\":\"temperature\",\"value\":0.5}",
          "{\"type\":\"noiseMix\",\"a\":0.1,\"b\":0.2}",
          "{\"type\":\"played\",\"samples\":256}");

  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          ",",
          ":",
          "null",
          "true",
          "-",
          "1e400",
          "1e-400",
          "NaN",
          "0",
          "-1",
          "99999999999999999999",
          "\\u0000",
          "\\ud800",
          "é",
          "\u0000",
          "\uffff",
          "H9",
          "C-1",
          "@",
          "R",
          " ",
          "\n",
          "{}",
          "[[[[[[[[[[",
          "\"notes\"",
          "\"type\"",
          "0.00000001",
          "127.9");

  private final Random random = new Random(SEED);
  private TestServer server;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    Limits limits =
        Limits.builder()
            .messagesPerSecond(1_000_000)
            .scoreSeconds(2)
            .recordingSeconds(2)
            .outputSeconds(2)
            .build();
    server = new TestServer(folder, limits);
  }

  @AfterEach
  void nothingIsLeftBehind() throws Exception {
    server.awaitMetric("flowtone_renderings", 0);
    server.awaitMetric("flowtone_upload_bytes", 0);
    server.awaitMetric("flowtone_recording_samples", 0);
    server.awaitMetric("flowtone_sessions", 0);
    assertEquals(0, server.app().spool().files());
    server.close();
  }

  private byte[] mutated(byte[] seed, UnaryOperator<byte[]> mutation) {
    byte[] result = seed;
    for (int n = random.nextInt(4); n >= 0; n--) {
      result = mutation.apply(result);
    }
    return result;
  }

  private byte[] mutatedText(List<String> seeds) {
    byte[] seed = seeds.get(random.nextInt(seeds.size())).getBytes(StandardCharsets.UTF_8);
    return mutated(seed, this::withPiece);
  }

  /** Something put in, in place of as much, or nothing in place of something. */
  private byte[] withPiece(byte[] from) {
    String text = new String(from, StandardCharsets.UTF_8);
    int at = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), at + random.nextInt(6));
    String piece = random.nextInt(4) == 0 ? "" : PIECES.get(random.nextInt(PIECES.size()));
    return (text.substring(0, at) + piece + text.substring(to)).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] withDamage(byte[] from) {
    byte[] bytes = from.clone();
    int at = random.nextInt(Math.max(1, bytes.length));
    switch (random.nextInt(4)) {
      case 0 -> bytes[at] = (byte) random.nextInt();
      case 1 -> bytes[Math.min(at, random.nextInt(80))] ^= (byte) (1 << random.nextInt(8));
      case 2 -> bytes = java.util.Arrays.copyOf(bytes, at + 1);
      default -> bytes = java.util.Arrays.copyOf(bytes, bytes.length + random.nextInt(9));
    }
    return bytes;
  }

  private static void assertNoErrorOfTheServer(HttpResponse<byte[]> response, byte[] sent) {
    assertTrue(
        response.statusCode() < 500,
        () -> response.statusCode() + " for " + new String(sent, StandardCharsets.UTF_8));
  }

  @Test
  void scores() throws Exception {
    for (int i = 0; i < SCORES; i++) {
      byte[] score = mutatedText(SCORE_SEEDS);
      assertNoErrorOfTheServer(
          server.post("/api/voices/duo/play", score, "application/json"), score);
    }
  }

  @Test
  void messages() throws Exception {
    try (LiveClient client = new LiveClient(server, "", true)) {
      client.await("format");
      for (int i = 0; i < MESSAGES; i++) {
        client.send(new String(mutatedText(MESSAGE_SEEDS), StandardCharsets.UTF_8));
      }
      client.send("{\"type\":\"allOff\"}");
      client.send("{\"type\":\"last\"}");
      client.awaitDetail("last");
      client.send("{\"type\":\"temperature\",\"value\":0.5}");
      client.send("{\"type\":\"pitchBend\",\"cents\":0}");
      int before = client.samples().length;
      client.send("{\"type\":\"noteOn\",\"note\":69}");
      client.awaitSamples(before + 4096);
    }
  }

  @Test
  void uploads() throws Exception {
    byte[] wav = Recordings.wav(Recordings.tone(330, 0.1, 16000));
    byte[] flac = Recordings.flacOfSilence(1600, 16000);
    byte[] mp3 = Recordings.stored("tone-mono-16khz.mp3");
    byte[] ogg = Recordings.stored("tone-stereo-48khz.ogg");
    List<byte[]> seeds = List.of(wav, wav, flac, flac, mp3, ogg);
    for (int i = 0; i < UPLOADS; i++) {
      byte[] upload = mutated(seeds.get(random.nextInt(seeds.size())), this::withDamage);
      assertNoErrorOfTheServer(
          server.post("/api/voices/duo/resynthesize", upload, "audio/wav"), upload);
    }
  }

  @Test
  void forms() throws Exception {
    String form =
        "--cut\r\nContent-Disposition: form-data; name=\"recording\"; filename=\"a.wav\"\r\n\r\n"
            + "none\r\n--cut--\r\n";
    for (int i = 0; i < UPLOADS; i++) {
      byte[] body = mutated(form.getBytes(StandardCharsets.UTF_8), this::withDamage);
      assertNoErrorOfTheServer(
          server.post("/api/voices/duo/resynthesize", body, "multipart/form-data; boundary=cut"),
          body);
    }
  }
}
