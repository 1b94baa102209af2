package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.audio.Tones;
import flowtone.audio.Waveform;
import flowtone.audio.file.WavWriter;
import flowtone.library.TestVoices;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String voice;
  private String recordings;

  @BeforeEach
  void recordOneTone() throws IOException {
    voice = TestVoices.write(folder, TestVoices.vocoder("speaker")).toString();
    recordings = Files.createDirectory(folder.resolve("recordings")).toString();
    WavWriter.write(Path.of(recordings, "tone.wav"), Tones.sine(220, 0.2, 0.5, 16000));
  }

  @Test
  void theReportIsPrintedAndWritten() throws IOException {
    assertEquals(0, evaluate("--voice", voice, "--all", "--json"), err.toString());

    JsonNode printed = new ObjectMapper().readTree(out.toString());
    Path report = folder.resolve("report");
    assertEquals(printed, new ObjectMapper().readTree(report.resolve("metrics.json").toFile()));
    assertEquals("speaker", printed.get("voice").asText());
    assertEquals("tone.wav", printed.get("files").get(0).get("file").asText());
    assertTrue(printed.get("overall").get("mStft").get("median").asDouble() > 0);
    assertTrue(Files.exists(report.resolve("audio/recordings/tone-voice.wav")));
    assertTrue(Files.exists(report.resolve("audio/recordings/tone-teacher.wav")));
    assertTrue(Files.readString(report.resolve("report.html")).contains("speaker, evaluated"));
    assertEquals(1, printed.get("baselines").get("teacher").get("files").asInt());
    assertTrue(printed.get("speed").get("timesRealTimeStreamed").asDouble() > 0);
    assertTrue(printed.get("likelihood").has("testBits"));
    String command = printed.get("provenance").get("command").asText();
    assertTrue(command.startsWith("flowtone evaluate --recordings " + recordings), command);
    assertTrue(Files.exists(report.resolve("blind.html")));
    for (JsonNode threshold : printed.get("goals")) {
      assertFalse(threshold.get("name").asText().contains("real time"), threshold.toString());
    }
    assertTrue(printed.get("verdict").get("sentence").asText().startsWith("Not good yet"));
  }

  @Test
  void aSilentRecordingIsNamedAndTheRestMeasured() {
    WavWriter.write(Path.of(recordings, "void.wav"), new Waveform(new float[16000], 16000));
    assertEquals(0, evaluate("--voice", voice, "--all", "--teacher-seconds", "0"), err.toString());
    assertTrue(out.toString().contains("left out: "), out.toString());
    assertTrue(out.toString().contains("void.wav: expected sound; got silence"), out.toString());
  }

  @Test
  void tooFewRecordingsAreNoTestSet() {
    assertEquals(1, evaluate("--voice", voice));
    assertTrue(err.toString().contains("expected at least 20 recordings"), err.toString());
  }

  @Test
  void anUnknownVoiceIsNamed() {
    assertEquals(2, evaluate("--voice", "nobody", "--all"));
    assertTrue(err.toString().contains("\"nobody\""), err.toString());
  }

  @Test
  void aMissingOptionIsWrongUsage() {
    assertEquals(2, evaluate("--all"));
  }

  private int evaluate(String... options) {
    String[] arguments = new String[options.length + 5];
    System.arraycopy(options, 0, arguments, 5, options.length);
    arguments[0] = "evaluate";
    arguments[1] = "--recordings";
    arguments[2] = recordings;
    arguments[3] = "--out";
    arguments[4] = folder.resolve("report").toString();
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
