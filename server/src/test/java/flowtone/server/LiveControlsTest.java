package flowtone.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a live player can tell its instrument besides keys, and what it cannot. */
class LiveControlsTest extends OneServer {
  private static final int CHUNK_SAMPLES = 256;

  /** What the voice's noise of -78 dB does between two samples at the very most. */
  private static final double NOISE_STEP = 1e-3;

  private static final String NOTE_ON = "{\"type\":\"noteOn\",\"note\":69,\"velocity\":0.8}";

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
  void dynamicsMakeTheSoundingNoteSofterAndLouder() throws Exception {
    try (LiveClient client = new LiveClient(server, "", true)) {
      client.send(NOTE_ON);
      double struck = levelDbOfTheNext(client);
      client.send("{\"type\":\"dynamics\",\"decibels\":-9}");
      double softer = levelDbOfTheNext(client);
      client.send("{\"type\":\"dynamics\",\"decibels\":3}");
      double louder = levelDbOfTheNext(client);
      assertEquals(-9, softer - struck, 1);
      assertEquals(3, louder - struck, 1);
    }
  }

  /** The level once what was sent is heard, dB. */
  private static double levelDbOfTheNext(LiveClient client) throws InterruptedException {
    int settled = client.samples().length + 8192;
    float[] samples = client.awaitSamples(settled + 4096);
    return 20 * Math.log10(Sounds.rms(samples, settled, settled + 4096));
  }

  @Test
  void theSameSeedAndTheSameKeyMakeTheSameSound() throws Exception {
    try (LiveClient one = new LiveClient(server, "?seed=7", true);
        LiveClient other = new LiveClient(server, "?seed=7&windowSamples=4096", true)) {
      one.send(NOTE_ON);
      float[] expected = Arrays.copyOf(one.awaitSamples(4096), 4096);
      other.send(NOTE_ON);
      assertArrayEquals(expected, Arrays.copyOf(other.awaitSamples(4096), 4096), 1e-5f);
    }
  }

  @Test
  void theFirstCornerOfTheNoisesIsWhatSoundsUnasked() throws Exception {
    float[] unasked = heardMixed(null);
    assertArrayEquals(unasked, heardMixed("{\"type\":\"noiseMix\",\"a\":0,\"b\":0}"), 1e-5f);
  }

  @Test
  void otherAnglesMakeOtherNoiseUnderTheSameNote() throws Exception {
    float[] first = heardMixed(null);
    float[] mixed = heardMixed("{\"type\":\"noiseMix\",\"a\":0.7,\"b\":1.5707963267948966}");
    double largest = 0;
    for (int i = 0; i < first.length; i++) {
      largest = Math.max(largest, Math.abs(first[i] - mixed[i]));
    }
    assertTrue(largest > 1e-5 && largest < NOISE_STEP, "largest difference " + largest);
  }

  private float[] heardMixed(String noiseMix) throws InterruptedException {
    try (LiveClient client = new LiveClient(server, "?seed=7&temperature=1", true)) {
      if (noiseMix != null) {
        client.send(noiseMix);
      }
      client.send(NOTE_ON);
      return Arrays.copyOf(client.awaitSamples(4096), 4096);
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
        "{\"type\":\"noiseMix\",\"a\":1}",
        "{\"type\":\"noiseMix\",\"a\":\"x\",\"b\":0}",
        "{\"type\":\"noiseMix\",\"a\":0,\"b\":1e999}",
        "{\"type\":\"labels\",\"weights\":{\"kazoo\":1}}",
        "{\"type\":\"labels\"}",
        "{\"type\":\"pitchBend\",\"cents\":1e9}",
        "{\"type\":\"dynamics\",\"decibels\":99}",
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
}
