package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** Recordings that are measured while their sound goes on. */
class LongRecordingsTest extends OneServer {
  private static final int RATE_HZ = TestVoice.SAMPLE_RATE_HZ;
  private static final String RESYNTHESIZE = "/api/voices/" + TestServer.VOICE + "/resynthesize";

  private static byte[] recording(double hertz, double seconds) throws IOException {
    return Recordings.wav(Recordings.tone(hertz, seconds, RATE_HZ));
  }

  private static Waveform read(HttpResponse<byte[]> response) throws Exception {
    assertEquals(200, response.statusCode(), () -> new String(response.body()));
    return AudioFiles.read(new ByteArrayInputStream(response.body()), "the response", 60);
  }

  private static double hertzAt(Waveform sound, double seconds) {
    int from = (int) (seconds * RATE_HZ);
    return Sounds.hertz(sound.samples(), from, from + RATE_HZ / 5, RATE_HZ);
  }

  /** Measuring it takes longer than rendering it with so small a voice. */
  @Test
  void aLongRecordingSoundsBeforeItIsMeasured() throws Exception {
    server.post(RESYNTHESIZE, recording(330, 3), "audio/wav");
    HttpRequest request =
        HttpRequest.newBuilder(server.uri(RESYNTHESIZE))
            .POST(BodyPublishers.ofByteArray(recording(330, 40)))
            .build();
    long startNanos = System.nanoTime();
    HttpResponse<InputStream> response = server.http().send(request, BodyHandlers.ofInputStream());
    try (InputStream sound = response.body()) {
      byte[] first = sound.readNBytes(1000);
      long firstNanos = System.nanoTime() - startNanos;
      byte[] rest = sound.readAllBytes();
      assertEquals(44 + 2 * 40 * RATE_HZ, first.length + rest.length);
      long allNanos = System.nanoTime() - startNanos;
      assertTrue(4 * firstNanos < allNanos, firstNanos + " of " + allNanos + " ns");
    }
  }

  @Test
  void aRecordingIsLetGoOfWhenItsClientLeaves() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.uri(RESYNTHESIZE + "?stretch=10"))
            .POST(BodyPublishers.ofByteArray(recording(330, 60)))
            .build();
    InputStream sound = server.http().send(request, BodyHandlers.ofInputStream()).body();
    assertEquals(1000, sound.readNBytes(1000).length);
    assertEquals(60 * RATE_HZ, server.metric("flowtone_recording_samples"));
    sound.close();
    server.awaitMetric("flowtone_recording_samples", 0);
  }

  @Test
  void aLongRecordingIsResynthesizedAtItsPitchThroughout() throws Exception {
    Waveform sound =
        read(server.post(RESYNTHESIZE + "?transpose=-200", recording(330, 12), "audio/wav"));
    for (double seconds = 0.2; seconds < 11.5; seconds += 0.3) {
      assertEquals(330 * Math.pow(2, -1 / 6.0), hertzAt(sound, seconds), 0.5, seconds + " s");
    }
    assertEquals(12, sound.seconds(), 0.01);
    int steady = RATE_HZ / 2;
    int end = sound.samples().length - steady;
    double largest = Sounds.largestStep(sound.samples(), steady, 2 * steady);
    assertTrue(Sounds.largestStep(sound.samples(), steady, end) < 1.1 * largest, "clicks");
  }
}
