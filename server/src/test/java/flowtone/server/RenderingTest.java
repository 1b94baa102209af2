package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFiles;
import flowtone.audio.file.WavWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sound that comes back over real HTTP. */
class RenderingTest extends OneServer {
  private static final int RATE_HZ = TestVoice.SAMPLE_RATE_HZ;

  @Test
  void aScoreIsPlayedAtItsPitches() throws Exception {
    HttpResponse<byte[]> response = server.play("{\"notes\": \"A4:0.5 A3:0.5\"}");
    assertEquals("audio/wav", response.headers().firstValue("Content-Type").orElseThrow());
    Waveform sound = read(response);
    assertEquals(RATE_HZ, sound.sampleRateHz());
    assertEquals(440, hertzAt(sound, 0.15), 0.5);
    assertEquals(220, hertzAt(sound, 0.65), 0.5);
    assertTrue(sound.seconds() >= 1 && sound.seconds() < 2, sound.seconds() + " s");
  }

  @Test
  void aListOfNotesIsPlayedWhenEachBegins() throws Exception {
    Waveform sound =
        read(
            server.play(
                "{\"notes\": [{\"note\": 57, \"start\": 0.3, \"duration\": 0.5}],"
                    + " \"labels\": {\"cello\": 1}, \"seed\": 7, \"temperature\": 0.5}"));
    assertEquals(0, Sounds.rms(sound.samples(), 0, 4000), 1e-3);
    assertEquals(220, hertzAt(sound, 0.5), 0.5);
  }

  @Test
  void theSameSeedMakesTheSameSound() throws Exception {
    String score = "{\"notes\": \"C4:0.2\", \"seed\": 5}";
    assertArrayEquals(server.play(score).body(), server.play(score).body());
  }

  @Test
  void theNoisesOfASeedAreMixedByTheirAngles() throws Exception {
    byte[] first = server.play("{\"notes\": \"C4:0.2\", \"seed\": 5}").body();
    assertArrayEquals(first, mixed(0, 0));
    assertFalse(Arrays.equals(first, mixed(0.7, 0.7)));
  }

  private static byte[] mixed(double a, double b) throws Exception {
    HttpResponse<byte[]> response =
        server.play(
            "{\"notes\": \"C4:0.2\", \"seed\": 5, \"noiseMix\": {\"a\": %s, \"b\": %s}}"
                .formatted(a, b));
    assertEquals(200, response.statusCode(), () -> new String(response.body()));
    return response.body();
  }

  @Test
  void soundIsNotCompressed() throws Exception {
    HttpRequest.Builder request = playing("C4:0.5").header("Accept-Encoding", "gzip");
    assertTrue(server.send(request).headers().firstValue("Content-Encoding").isEmpty());
  }

  @Test
  void soundArrivesBeforeTheScoreIsRendered() throws Exception {
    double before = server.metric("flowtone_audio_seconds_total");
    HttpResponse<InputStream> response =
        server.http().send(playing("C4:599").build(), BodyHandlers.ofInputStream());
    try (InputStream sound = response.body()) {
      assertEquals(4096, sound.readNBytes(4096).length);
      // The rest waits for a reader: 19 MB do not fit into the buffers on the way.
      Thread.sleep(300);
      assertTrue(server.metric("flowtone_audio_seconds_total") - before < 598);
    }
  }

  @Test
  void aListenerThatLeavesDoesNotHoldUpTheNext() throws Exception {
    for (int i = 0; i < 2 * Limits.DEFAULT.rendering().threads(); i++) {
      server.http().send(playing("C4:599").build(), BodyHandlers.ofInputStream()).body().close();
    }
    assertEquals(200, server.play("{\"notes\": \"C4:0.1\"}").statusCode());
  }

  @Test
  void aRecordingIsResynthesizedAtItsPitch() throws Exception {
    byte[] recording = wav(tone(330, 1));
    Waveform sound = read(resynthesize("", recording, "audio/wav"));
    assertEquals(330, hertzAt(sound, 0.4), 1);
    assertEquals(1, sound.seconds(), 0.05);
  }

  @Test
  void aRecordingIsTransposedAndStretched() throws Exception {
    Waveform sound =
        read(resynthesize("?transpose=1200&stretch=2", wav(tone(330, 0.5)), "audio/wav"));
    assertEquals(660, hertzAt(sound, 0.4), 2);
    assertEquals(1, sound.seconds(), 0.05);
  }

  @Test
  void whatTheVoiceDidNotLearnIsSaidInAHeader() throws Exception {
    HttpResponse<byte[]> high = resynthesize("", wav(tone(1500, 1)), "audio/wav");
    assertEquals(200, high.statusCode());
    String remarks = high.headers().firstValue("Flowtone-Remarks").orElseThrow();
    JsonNode sentences = new ObjectMapper().readTree(remarks);
    assertEquals(1, sentences.size());
    assertTrue(
        sentences.get(0).asText().startsWith("the recording has 100 % of its pitch outside"),
        remarks);
    HttpResponse<byte[]> longer = resynthesize("", wav(tone(1500, 5)), "audio/wav");
    assertTrue(
        longer
            .headers()
            .firstValue("Flowtone-Remarks")
            .orElseThrow()
            .contains("the recording's beginning has 100 % of its pitch outside"));
    HttpResponse<byte[]> within = resynthesize("", wav(tone(330, 1)), "audio/wav");
    assertTrue(within.headers().firstValue("Flowtone-Remarks").isEmpty());
    String edge = server.play("{\"notes\": \"D6\"}").headers().firstValue("Flowtone-Remarks").get();
    assertTrue(edge.contains("the score has 100 % of its pitch outside"), edge);
  }

  @Test
  void aRecordingMayComeInAForm() throws Exception {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(
        ("--cut\r\nContent-Disposition: form-data; name=\"recording\"; filename=\"a.wav\"\r\n"
                + "Content-Type: audio/wav\r\n\r\n")
            .getBytes());
    form.writeBytes(wav(tone(330, 1)));
    form.writeBytes("\r\n--cut--\r\n".getBytes());
    Waveform sound =
        read(resynthesize("", form.toByteArray(), "multipart/form-data; boundary=cut"));
    assertEquals(330, hertzAt(sound, 0.4), 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tone-mono-16khz.mp3", "tone-stereo-48khz.ogg"})
  void aRecordingMayBeCompressed(String name) throws Exception {
    try (InputStream file =
        RenderingTest.class.getResourceAsStream("/flowtone/audio/file/" + name)) {
      Waveform sound = read(resynthesize("", file.readAllBytes(), "application/octet-stream"));
      assertEquals(440, hertzAt(sound, 0.2), 2);
      assertEquals(0.4, sound.seconds(), 0.2);
    }
  }

  @Test
  void aSmallFileOfALongSoundIsRefused() throws Exception {
    byte[] recording = wav(new Waveform(new float[601 * 4000], 4000));
    HttpResponse<byte[]> refused = resynthesize("", recording, "audio/wav");
    assertEquals(422, refused.statusCode());
    assertTrue(
        new String(refused.body())
            .contains("expected at most 600 seconds of sound in the request"));
  }

  private static HttpRequest.Builder playing(String notes) {
    return HttpRequest.newBuilder(server.uri("/api/voices/" + TestServer.VOICE + "/play"))
        .POST(BodyPublishers.ofString("{\"notes\": \"" + notes + "\"}"));
  }

  private static HttpResponse<byte[]> resynthesize(String query, byte[] body, String type)
      throws Exception {
    return server.post("/api/voices/" + TestServer.VOICE + "/resynthesize" + query, body, type);
  }

  private static Waveform tone(double hertz, double seconds) {
    float[] samples = new float[(int) (seconds * RATE_HZ)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.3 * Math.sin(2 * Math.PI * hertz * i / RATE_HZ));
    }
    return new Waveform(samples, RATE_HZ);
  }

  private static byte[] wav(Waveform sound) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WavWriter.write(out, sound, WavWriter.Encoding.PCM16);
    return out.toByteArray();
  }

  private static Waveform read(HttpResponse<byte[]> response) throws Exception {
    assertEquals(200, response.statusCode(), () -> new String(response.body()));
    return AudioFiles.read(new ByteArrayInputStream(response.body()), "the response", 60);
  }

  private static double hertzAt(Waveform sound, double seconds) {
    int from = (int) (seconds * RATE_HZ);
    return Sounds.hertz(sound.samples(), from, from + RATE_HZ / 5, RATE_HZ);
  }
}
