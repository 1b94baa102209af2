package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.audio.HarmonicTones;
import flowtone.audio.WavWriter;
import flowtone.audio.Waveform;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrepareCommandTest {
  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void record() throws IOException {
    Path flute = Files.createDirectory(directory.resolve("flute"));
    for (String name : new String[] {"a.wav", "b.wav"}) {
      float[] tone = HarmonicTones.harmonic(16000, 4000, i -> 300);
      WavWriter.write(flute.resolve(name), new Waveform(tone, 16000));
    }
    Files.writeString(flute.resolve("c.wav"), "a shopping list");
  }

  private int prepare(String folder, String... options) {
    String[] fixed = {"prepare", "--corpus", directory.resolve("corpus").toString()};
    String[] recordings = {"--recordings", directory.resolve(folder).toString()};
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(concat(fixed, concat(recordings, options)));
  }

  private static String[] concat(String[] first, String[] second) {
    String[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @Test
  void itTellsTheMinutesAndWhatItLeftOutAndWhy() {
    assertEquals(0, prepare("flute"), err.toString());
    assertTrue(out.toString().contains("1 files to train on"), out.toString());
    assertTrue(out.toString().contains("c.wav: expected"), out.toString());
  }

  @Test
  void theSameIsToldAsJson() throws IOException {
    assertEquals(0, prepare("flute", "--json", "--kind", "vocoder"), err.toString());
    JsonNode summary = new ObjectMapper().readTree(out.toString());
    assertEquals("vocoder", summary.get("kind").asText());
    assertEquals(16000, summary.get("sampleRateHz").asInt());
    assertEquals(1, summary.get("labels").get(0).get("testFiles").asInt());
    assertEquals(1, summary.get("leftOut").size());
    assertEquals(0.025, summary.get("minutes").asDouble(), 0.002);
  }

  @Test
  void aFolderWithoutRecordingsFailsInOneSentence() throws IOException {
    Files.createDirectory(directory.resolve("empty"));
    assertEquals(1, prepare("empty"));
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().contains("expected recordings (WAV"), err.toString());
  }

  @Test
  void anUnknownKindOrRateIsWrongUsage() {
    assertEquals(2, prepare("flute", "--kind", "theremin"));
    assertEquals(2, prepare("flute", "--sample-rate", "12"));
    assertTrue(err.toString().contains("expected a sample rate from 8000 to 48000 Hz; got 12"));
  }
}
