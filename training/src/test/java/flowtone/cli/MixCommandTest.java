package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFiles;
import flowtone.audio.file.WavWriter;
import flowtone.library.TestFlows;
import flowtone.library.TestVoices;
import flowtone.model.FlowFamilies;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MixCommandTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path voice;
  private List<String> recordings;

  @BeforeEach
  void write() throws IOException {
    voice = TestVoices.write(folder.resolve("voices"), TestVoices.duet("duet"));
    TestFlows.add(voice, FlowFamilies.NICE);
    Files.createDirectories(folder.resolve("bow"));
    recordings =
        List.of(
            tone("a.wav", 220, 0.2),
            tone("bow/b.wav", 330, 0.25),
            tone("c.wav", 440, 0.2),
            tone("d.wav", 550, 0.15));
  }

  @Test
  void aCornerIsWrittenAsItWasReadAndToldAsJson() throws IOException {
    Path made = folder.resolve("new/made.wav");
    JsonNode result = json("--a", "90", "--b", "90", "--out", made.toString(), "--json");
    assertArrayEquals(samples(Path.of(recordings.get(3))), samples(made), 1e-4f);
    assertEquals("nice", result.get("flow").asText());
    JsonNode mix = result.get("mixes").get(0);
    assertEquals(90, mix.get("aDegrees").asDouble());
    assertEquals(1, mix.get("shares").get(3).asDouble());
    assertEquals(made.toString(), mix.get("made").get("file").asText());
  }

  @Test
  void theBestFlowOfTheVoiceIsTakenUnlessAnotherIsAskedFor() throws IOException {
    TestFlows.add(voice, FlowFamilies.REAL_NVP);
    String made = folder.resolve("made.wav").toString();
    assertEquals("realnvp", json("--out", made, "--json").get("flow").asText());
    assertEquals("nice", json("--out", made, "--json", "--flow", "nice").get("flow").asText());
  }

  @Test
  void labelsOfTheRecordingsCanBeGiven() throws IOException {
    Path byFolder = folder.resolve("folder.wav");
    Path byName = folder.resolve("name.wav");
    Path other = folder.resolve("other.wav");
    json("--out", byFolder.toString(), "--json");
    json("--out", byName.toString(), "--json", "--label", "reed", "bow", "reed", "reed");
    json("--out", other.toString(), "--json", "--label", "bow");
    assertArrayEquals(samples(byFolder), samples(byName));
    assertFalse(Arrays.equals(samples(byFolder), samples(other)));
  }

  @Test
  void aGridHasTheRecordingsInItsCorners() throws IOException {
    Path grid = folder.resolve("grid");
    JsonNode result = json("--steps", "3", "--out", grid.toString(), "--json");
    assertEquals(9, result.get("mixes").size());
    assertArrayEquals(
        samples(Path.of(recordings.get(1))), samples(grid.resolve("a0-b90.wav")), 1e-4f);
    assertTrue(Files.exists(grid.resolve("a45-b45.wav")));
  }

  @Test
  void wrongUsageIsToldOfBeforeAnythingIsMade() {
    String made = folder.resolve("made.wav").toString();
    assertWrong("expected four recordings after --in; got 2", recordings.subList(0, 2), made);
    assertWrong("expected angles --a and --b within 0 to 90 degrees; got 91.0", made, "--a", "91");
    assertWrong("expected --steps, or --a and --b; got both", made, "--a", "9", "--steps", "3");
    assertWrong("expected --steps within 2 to 10; got 1", made, "--steps", "1");
    assertWrong("expected one label or four after --label; got 2", made, "--label", "bow", "bow");
    assertWrong("expected one of the families", made, "--flow", "wavenet");
    assertWrong("expected --out to be another file", recordings.get(0));
    assertFalse(Files.exists(Path.of(made)));
  }

  @Test
  void whatCannotBeMixedIsOneSentence() {
    String made = folder.resolve("made.wav").toString();
    String still = folder.resolve("still.wav").toString();
    WavWriter.write(Path.of(still), new Waveform(new float[8000], 16000));
    List<String> withSilence = new ArrayList<>(recordings);
    withSilence.set(2, still);
    assertEquals(1, execute(withSilence, "--out", made));
    assertTrue(err.toString().contains("got silence in " + still), err.toString());
    assertEquals(1, execute(recordings, "--out", made, "--flow", "mintnet"));
    assertTrue(err.toString().contains("carries, [nice]; got 'mintnet'"), err.toString());
  }

  private void assertWrong(String sentence, String made, String... options) {
    assertWrong(sentence, recordings, made, options);
  }

  private void assertWrong(String sentence, List<String> in, String made, String... options) {
    List<String> arguments = new ArrayList<>(List.of("--out", made));
    arguments.addAll(List.of(options));
    assertEquals(2, execute(in, arguments.toArray(String[]::new)), sentence);
    assertTrue(err.toString().contains(sentence), err.toString());
  }

  private String tone(String name, double hertz, double seconds) {
    float[] samples = new float[(int) (16000 * seconds)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.3 * Math.sin(2 * Math.PI * hertz * i / 16000));
    }
    Path file = folder.resolve(name);
    WavWriter.write(file, new Waveform(samples, 16000));
    return file.toString();
  }

  private static float[] samples(Path file) {
    return AudioFiles.read(file).samples();
  }

  private JsonNode json(String... options) throws IOException {
    out.getBuffer().setLength(0);
    assertEquals(0, execute(recordings, options), err.toString());
    return new ObjectMapper().readTree(out.toString());
  }

  private int execute(List<String> in, String... options) {
    List<String> arguments = new ArrayList<>(List.of("mix", "--voice", voice.toString(), "--in"));
    arguments.addAll(in);
    arguments.addAll(List.of(options));
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }
}
