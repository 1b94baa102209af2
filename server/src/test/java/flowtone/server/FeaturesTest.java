package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFiles;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A voice that reads brightness, by which it is some 8 dB an octave louder, beside one without. */
class FeaturesTest extends OneServer {
  private static final String BRIGHT = "bright";
  private static final String PLAY = "/api/voices/%s/play";
  private static final String RESYNTHESIZE = "/api/voices/%s/resynthesize";
  private static final String NOTE_ON = "{\"type\":\"noteOn\",\"note\":69,\"velocity\":0.5}";

  @BeforeAll
  static void addVoice() {
    TestVoice.writeReading(server.voices(), BRIGHT);
  }

  private static String feature(String name, double offset) {
    return "{\"type\":\"feature\",\"name\":\"%s\",\"offset\":%s}".formatted(name, offset);
  }

  @Test
  void voicesTellWhatTheyRead() throws Exception {
    JsonNode bright = TestServer.json(server.get("/api/voices/" + BRIGHT)).path("features");
    assertEquals(2, bright.size());
    assertEquals(
        "{\"name\":\"brightness\",\"unit\":\"octaves\",\"lowest\":-2.0,\"highest\":2.0}",
        bright.path(0).toString());
    assertEquals("noisiness", bright.path(1).path("name").asText());
    JsonNode without = TestServer.json(server.get("/api/voices/" + TestServer.VOICE));
    assertEquals("[]", without.path("features").toString());
  }

  @Test
  void aLivePlayerMakesTheSoundingNoteBrighter() throws Exception {
    try (LiveClient client = new LiveClient(server, BRIGHT, "", true)) {
      client.send(NOTE_ON);
      double usual = levelDbOfTheNext(client);
      client.send(feature("brightness", 0.5));
      client.send(feature("noisiness", -1));
      assertEquals(usual + 4, levelDbOfTheNext(client), 1.5);
      client.send(feature("brightness", 0));
      assertEquals(usual, levelDbOfTheNext(client), 0.5);
    }
  }

  /** The level once what was sent is heard, dB. */
  private static double levelDbOfTheNext(LiveClient client) throws InterruptedException {
    int settled = client.samples().length + 8192;
    float[] samples = client.awaitSamples(settled + 4096);
    return 20 * Math.log10(Sounds.rms(samples, settled, settled + 4096));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bright | brightness | 3 | expected brightness within -2 to 2 octaves of the usual; got 3.0",
        "bright | sweetness | 0 | expected features among [brightness, noisiness]; got 'sweetness'",
        "duo | brightness | 1 | expected a feature that the voice duo reads (none); got brightness"
      })
  void aFeatureThatCannotBeSetIsAnsweredAndTheConnectionLivesOn(
      String voice, String name, double offset, String sentence) throws Exception {
    try (LiveClient client = new LiveClient(server, voice, "", true)) {
      client.send(feature(name, offset));
      assertEquals(sentence, client.await("error").path("detail").asText());
      client.send(NOTE_ON);
      client.awaitSamples(512);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"feature\",\"name\":\"brightness\"}",
        "{\"type\":\"feature\",\"offset\":1}",
        "{\"type\":\"feature\",\"name\":1,\"offset\":1}"
      })
  void aMalformedFeatureIsAnswered(String message) throws Exception {
    try (LiveClient client = new LiveClient(server, BRIGHT, "", true)) {
      client.send(message);
      JsonNode error = client.await("error");
      assertTrue(error.path("detail").asText().startsWith("expected"), error.toString());
    }
  }

  private static double peak(HttpResponse<byte[]> response) throws Exception {
    double peak = 0;
    assertEquals(200, response.statusCode());
    Waveform sound = AudioFiles.read(new ByteArrayInputStream(response.body()), "the answer", 60);
    for (float sample : sound.samples()) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  private static HttpResponse<byte[]> post(String path, String voice, String json)
      throws Exception {
    return server.post(path.formatted(voice), json.getBytes(), "application/json");
  }

  @Test
  void aScoreIsPlayedBrighter() throws Exception {
    double usual = peak(post(PLAY, BRIGHT, "{\"notes\": \"A4:1\"}"));
    String darker = "{\"notes\": \"A4:1\", \"features\": {\"brightness\": -1, \"noisiness\": 1}}";
    assertEquals(0.4, peak(post(PLAY, BRIGHT, darker)) / usual, 0.1);
    String address = PLAY.formatted(BRIGHT) + "?notes=A4:1&brightness=-1";
    assertEquals(0.4, peak(server.get(address)) / usual, 0.1);
  }

  @Test
  void aRecordingIsResynthesizedBrighter() throws Exception {
    byte[] recording = Recordings.wav(Recordings.tone(440, 1, 16000));
    String path = RESYNTHESIZE.formatted(BRIGHT);
    double usual = peak(server.post(path + "?brightness=0", recording, "audio/wav"));
    double brighter = peak(server.post(path + "?brightness=1", recording, "audio/wav"));
    assertTrue(brighter > 1.5 * usual, "from " + usual + " to " + brighter);
  }

  @ParameterizedTest
  @CsvSource({
    "bright, {\"brightness\": 3}",
    "bright, {\"sweetness\": 1}",
    "bright, {\"brightness\": \"much\"}",
    "bright, 1",
    "duo, {\"brightness\": 1}"
  })
  void whatCannotBePlayedIsAProblem(String voice, String features) throws Exception {
    HttpResponse<byte[]> response =
        post(PLAY, voice, "{\"notes\": \"A4\", \"features\": " + features + "}");
    assertEquals(422, response.statusCode());
    assertTrue(TestServer.json(response).path("detail").asText().startsWith("expected"));
  }

  @ParameterizedTest
  @CsvSource({"bright, noisiness=-2.5", "bright, brightness=much", "duo, brightness=0"})
  void whatCannotBeAskedForInAnAddressIsAProblem(String voice, String query) throws Exception {
    assertEquals(422, server.get(PLAY.formatted(voice) + "?notes=A4&" + query).statusCode());
    assertEquals(
        422,
        server
            .post(RESYNTHESIZE.formatted(voice) + "?" + query, new byte[0], "audio/wav")
            .statusCode());
  }
}
