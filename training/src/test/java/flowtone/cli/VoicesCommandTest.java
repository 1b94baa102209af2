package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import flowtone.library.VoiceWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Voices that are listed, and what is said of them. */
class VoicesCommandTest extends SoundCommands {
  @Test
  void voicesAreListedAndDamagedOnesToldApart() throws IOException {
    Files.createDirectories(folder.resolve("voices/broken"));
    JsonNode listed = json("voices", "--voices", folder.resolve("voices").toString(), "--json");
    JsonNode duet = listed.get(0);
    assertEquals("duet", duet.get("name").asText());
    assertEquals("instrument", duet.get("kind").asText());
    assertEquals("bow", duet.get("labels").get(1).asText());
    assertEquals(16000, duet.get("sampleRateHz").asInt());
    assertTrue(err.toString().contains("broken"), err.toString());
  }

  @Test
  void whatIsNotGoodYetIsSaidWhereItIsPlayedAndListed() throws IOException {
    String verdict = "Not good yet: it misses 2 of 3 thresholds: M-STFT 1.5 (at most 1.2).";
    VoiceWriter.keepMetrics(Path.of(voice), Map.of(), verdict + " Griffin-Lim is nearer.");
    String wav = folder.resolve("a.wav").toString();
    assertEquals(0, execute("play", "--voice", voice, "--notes", "A4:0.1", "--out", wav));
    assertTrue(err.toString().lines().toList().contains("voice duet: " + verdict), err.toString());
    assertEquals(0, execute("voices", "--voices", folder.resolve("voices").toString()));
    assertTrue(out.toString().lines().toList().contains("    " + verdict), out.toString());
  }
}
