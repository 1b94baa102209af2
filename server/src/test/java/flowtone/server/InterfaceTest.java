package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFiles;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the interface keeps to HTTP, and what forms it takes and gives. */
class InterfaceTest extends OneServer {
  private static final String PLAY = "/api/voices/" + TestServer.VOICE + "/play";

  private static HttpResponse<byte[]> send(String method, String path, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.uri(path)).method(method, BodyPublishers.noBody());
    return server.send(headers.length == 0 ? request : request.headers(headers));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/api/voices", "/api/health", "/openapi.json", PLAY + "?notes=C4:0.2"})
  void headIsGetWithoutABody(String path) throws Exception {
    HttpResponse<byte[]> get = send("GET", path);
    HttpResponse<byte[]> head = send("HEAD", path);
    assertEquals(get.statusCode(), head.statusCode());
    assertEquals(0, head.body().length);
    for (String name : new String[] {"Content-Type", "Content-Security-Policy"}) {
      assertEquals(get.headers().firstValue(name), head.headers().firstValue(name), name);
    }
  }

  @Test
  void headOfWhatIsNotThereIsNotFound() throws Exception {
    assertEquals(404, send("HEAD", "/api/voices/kazoo").statusCode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DELETE | /api/voices | GET, HEAD",
        "PUT | /api/voices/duo/play | POST, GET, HEAD",
        "GET | /api/voices/duo/resynthesize | POST"
      })
  void aMethodThatIsNotThereIsToldWhichAre(String method, String path, String allow)
      throws Exception {
    HttpResponse<byte[]> response = send(method, path);
    assertEquals(405, response.statusCode());
    String[] expected = allow.split(", ");
    String[] got = response.headers().firstValue("Allow").orElseThrow().split(", ");
    java.util.Arrays.sort(expected);
    java.util.Arrays.sort(got);
    assertArrayEquals(expected, got);
  }

  @Test
  void notesInTheAddressSoundAsInABody() throws Exception {
    byte[] posted = server.play("{\"notes\": \"C4:0.2\", \"seed\": 5}").body();
    HttpResponse<byte[]> got = send("GET", PLAY + "?notes=C4:0.2&seed=5");
    assertArrayEquals(posted, got.body());
    assertEquals(
        "inline; filename=\"duo.wav\"", got.headers().firstValue("Content-Disposition").orElse(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?notes=",
        "?notes=H4",
        "?notes=C4&label=kazoo",
        "?notes=C4&seed=x",
        "?notes=C4&temperature=1d",
        "?notes=C4&temperature=NaN",
        "?notes=C4&brightness=0x0p3",
        "?notes=C4&label=cello%3D1f"
      })
  void notesInTheAddressThatCannotBePlayedAreAProblem(String query) throws Exception {
    assertEquals(422, send("GET", PLAY + query).statusCode());
  }

  @ParameterizedTest
  @CsvSource({
    "wav, audio/wav",
    "flac, audio/flac",
    "mp3, audio/mpeg",
    "ogg, audio/ogg",
    "opus, audio/ogg",
    "m4a, audio/mp4"
  })
  void soundComesInTheFormatAskedFor(String format, String mediaType) throws Exception {
    HttpResponse<byte[]> response = send("GET", PLAY + "?notes=A4:1&format=" + format);
    assertEquals(200, response.statusCode(), new String(response.body()));
    assertEquals(mediaType, response.headers().firstValue("Content-Type").orElse(""));
    Waveform sound = AudioFiles.read(new ByteArrayInputStream(response.body()), "the response", 60);
    int rateHz = sound.sampleRateHz();
    assertEquals(440, Sounds.hertz(sound.samples(), rateHz / 4, rateHz / 2, rateHz), 1);
  }

  @ParameterizedTest
  @CsvSource({"wav, 24, 44100", "wav, float, 16000", "flac, 24, 48000", "wav, 16, 8000"})
  void soundComesWithTheBitsAndAtTheRateAskedFor(String format, String bits, int rateHz)
      throws Exception {
    String asked = "&format=%s&bits=%s&rate=%d".formatted(format, bits, rateHz);
    HttpResponse<byte[]> response = send("GET", PLAY + "?notes=A4:1" + asked);
    assertEquals(200, response.statusCode(), new String(response.body()));
    Waveform sound = AudioFiles.read(new ByteArrayInputStream(response.body()), "the response", 60);
    assertEquals(rateHz, sound.sampleRateHz());
    assertEquals(440, Sounds.hertz(sound.samples(), rateHz / 4, rateHz / 2, rateHz), 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "format=mp3&bits=24",
        "format=flac&bits=float",
        "bits=8",
        "rate=1",
        "rate=x",
        "format=opus&rate=44100"
      })
  void whatAFormatCannotStoreIsAProblem(String asked) throws Exception {
    assertEquals(422, send("GET", PLAY + "?notes=C4&" + asked).statusCode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "audio/flac | audio/flac",
        "audio/ogg;q=0.5, audio/mpeg | audio/mpeg",
        "video/mp4, */*;q=0.1 | audio/wav",
        "audio/webm,audio/ogg,audio/wav,audio/*;q=0.9 | audio/ogg"
      })
  void soundComesInAFormatThatIsAccepted(String accept, String mediaType) throws Exception {
    HttpResponse<byte[]> response = send("GET", PLAY + "?notes=C4:0.1", "Accept", accept);
    assertEquals(mediaType, response.headers().firstValue("Content-Type").orElse(""));
  }

  @Test
  void aClientThatAcceptsNoSoundIsToldWhatThereIs() throws Exception {
    HttpResponse<byte[]> response = send("GET", PLAY + "?notes=C4", "Accept", "text/html");
    assertEquals(406, response.statusCode());
    assertEquals(422, send("GET", PLAY + "?notes=C4&format=aiff").statusCode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"notes\": \"C4\", \"tempo\": 3} | 422",
        "{\"notes\": \"C4\", \"notes\": \"C5\"} | 400",
        "{\"notes\": \"C4\"} {} | 400",
        "{\"notes\": [{\"note\": 60, \"velocity\": 1e400}]} | 422",
        "{\"notes\": [{\"note\": 60, \"pan\": 1}]} | 422",
        "{\"notes\": \"C4\", \"noiseMix\": {\"c\": 1}} | 422",
        "{\"notes\": \"C4\", \"labels\": {\"cello\": 1e999}} | 422"
      })
  void jsonIsReadStrictly(String json, int status) throws Exception {
    HttpResponse<byte[]> response = server.play(json);
    assertEquals(status, response.statusCode(), new String(response.body()));
  }

  @Test
  void whatCameIsQuotedToEightyCharacters() throws Exception {
    HttpResponse<byte[]> response = server.play("{\"notes\": \"" + "H".repeat(5000) + "\"}");
    String detail = TestServer.json(response).path("detail").asText();
    assertTrue(detail.length() < 250, detail);
    assertFalse(detail.contains("H".repeat(81)), detail);
  }

  @Test
  void itIsAliveAtOnceAndReadyOnceItIsWarm() throws Exception {
    assertEquals(200, send("GET", "/api/health/live").statusCode());
    server.app().warmUp();
    server.awaitReady();
    assertFalse(server.app().isWarmingUp());
    HttpResponse<byte[]> ready = send("GET", "/api/health/ready");
    assertEquals("ready", TestServer.json(ready).path("status").asText());
  }

  @Test
  void timesAreMeasured() throws Exception {
    server.play("{\"notes\": \"C4:0.2\"}");
    String metrics = new String(server.get("/metrics").body());
    for (String name :
        new String[] {
          "flowtone_chunk_seconds_bucket",
          "flowtone_first_sound_seconds_count",
          "flowtone_event_to_sound_seconds_count",
          "flowtone_queue_seconds_sum",
          "flowtone_request_seconds_count{route=\"/api/voices/{name}/play\"}",
          "jvm_memory_used_bytes",
          "process_open_fds"
        }) {
      assertTrue(metrics.contains(name), name);
    }
  }
}
