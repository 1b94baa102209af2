package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.audio.HarmonicTones;
import flowtone.audio.Waveform;
import flowtone.audio.file.WavWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
    tone(flute.resolve("a.wav"), 4000, 300);
    tone(flute.resolve("b.wav"), 4000, 400);
    Files.writeString(flute.resolve("c.wav"), "a shopping list");
  }

  private static void tone(Path file, int samples, double hertz) {
    float[] tone = HarmonicTones.harmonic(16000, samples, i -> hertz);
    WavWriter.write(file, new Waveform(tone, 16000));
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
    assertTrue(out.toString().contains("1 files left out"), out.toString());
    assertTrue(err.toString().startsWith("left out: expected"), err.toString());
    assertTrue(err.toString().contains("c.wav; got none of these"), err.toString());
    assertTrue(Files.isRegularFile(directory.resolve("corpus/report.html")));
  }

  @Test
  void theSameIsToldAsJson() throws IOException {
    assertEquals(0, prepare("flute", "--json", "--kind", "vocoder"), err.toString());
    JsonNode summary = new ObjectMapper().readTree(out.toString());
    assertEquals("vocoder", summary.get("kind").asText());
    assertEquals(24000, summary.get("sampleRateHz").asInt());
    assertEquals(1, summary.get("labels").get(0).get("testFiles").asInt());
    assertEquals(1, summary.get("leftOut").size());
    assertEquals(2 * 0.25 / 60, summary.get("minutes").asDouble(), 0.0002);
  }

  @Test
  void whatIsMissingOfARecordingIsSaidAndWhereWholeOnesAreAskedForItIsLeftOut() throws Exception {
    Path flute = directory.resolve("flute");
    tone(flute.resolve("d.wav"), 16000, 500);
    byte[] whole = Files.readAllBytes(flute.resolve("d.wav"));
    Files.write(flute.resolve("d.wav"), Arrays.copyOf(whole, 44 + 16000));

    assertEquals(0, prepare("flute", "--json"), err.toString());
    String sentence = "d.wav of flute breaks off after 0.5 seconds; 0.5 more were promised";
    JsonNode summary = new ObjectMapper().readTree(out.toString());
    assertEquals(sentence, summary.get("remarks").get(0).asText());
    assertTrue(err.toString().lines().anyMatch(sentence::equals), err.toString());
    String done = "1 left out, 0 mixed down to one channel, 0.0 minutes of silence trimmed";
    assertTrue(err.toString().contains(done), err.toString());

    Files.move(directory.resolve("corpus"), directory.resolve("lenient"));
    out.getBuffer().setLength(0);
    assertEquals(0, prepare("flute", "--json", "--strict"), err.toString());
    summary = new ObjectMapper().readTree(out.toString());
    assertEquals(2, summary.get("leftOut").size());
    String refusal = "expected a whole recording in " + flute.resolve("d.wav") + "; got one that";
    assertTrue(summary.get("leftOut").get(1).get("reason").asText().startsWith(refusal));
  }

  @Test
  void aNameThatNoLocaleCanSayIsReadAllTheSame() throws Exception {
    Path flute = directory.resolve("flute");
    Process copied = null;
    try {
      String copy = "cp a.wav \"$(printf '\\377\\n_')\".wav";
      copied = new ProcessBuilder("sh", "-c", copy).directory(flute.toFile()).start();
    } catch (IOException e) {
      assumeTrue(copied != null, "no sh on this system");
    }
    assumeTrue(copied.waitFor() == 0, "this file system takes no such names");
    assertEquals(0, prepare("flute", "--json"), err.toString());
    JsonNode label = new ObjectMapper().readTree(out.toString()).get("labels").get(0);
    assertEquals(3, label.get("trainFiles").asInt() + label.get("testFiles").asInt());
  }

  @Test
  void tinyFilesKeepTheirTrueMinutes() throws IOException {
    for (int i = 0; i < 60; i++) {
      tone(directory.resolve("flute/tiny%02d.wav".formatted(i)), 1600, 200 + 10 * i);
    }
    assertEquals(0, prepare("flute", "--json"), err.toString());
    double minutes = new ObjectMapper().readTree(out.toString()).get("minutes").asDouble();
    assertEquals((2 * 0.25 + 60 * 0.1) / 60, minutes, 1e-4);
  }

  @Test
  void whereNothingCanBeUsedEachFileIsNamedAndItFails() throws IOException {
    Path drum = Files.createDirectory(directory.resolve("drum"));
    Files.writeString(drum.resolve("a.wav"), "boom");
    Files.writeString(drum.resolve("b.wav"), "bang");
    assertEquals(1, prepare("drum", "--json"));
    List<String> lines = err.toString().lines().toList();
    assertEquals(3, lines.size(), err.toString());
    assertTrue(lines.get(0).contains("a.wav") && lines.get(1).contains("b.wav"), err.toString());
    assertTrue(lines.get(2).startsWith("flowtone: expected at least one"), err.toString());
    assertEquals("", out.toString());
  }

  @Test
  void silenceIsCutOrKeptAsAskedFor() throws IOException {
    for (String name : new String[] {"a.wav", "b.wav"}) {
      double hertz = name.startsWith("a") ? 300 : 400;
      float[] between = new float[48000];
      System.arraycopy(HarmonicTones.harmonic(16000, 16000, i -> hertz), 0, between, 16000, 16000);
      WavWriter.write(directory.resolve("flute").resolve(name), new Waveform(between, 16000));
    }
    assertEquals(0, prepare("flute", "--json", "--silence", "keep"), err.toString());
    JsonNode summary = new ObjectMapper().readTree(out.toString());
    assertEquals(2 * 3.0 / 60, summary.get("minutes").asDouble(), 0.0002);
    assertEquals(0, summary.get("trimmedMinutes").asDouble());
    out.getBuffer().setLength(0);
    Files.move(directory.resolve("corpus"), directory.resolve("kept"));
    assertEquals(0, prepare("flute", "--json"), err.toString());
    summary = new ObjectMapper().readTree(out.toString());
    assertEquals(2 * 1.1 / 60, summary.get("minutes").asDouble(), 0.005);
    assertEquals(2 * 1.9 / 60, summary.get("trimmedMinutes").asDouble(), 0.005);
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
