package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.voice.TestVoices;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CompareCommandTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String voice;

  @BeforeEach
  void writeVoice() {
    voice = TestVoices.write(folder.resolve("voices"), TestVoices.duet("duet")).toString();
  }

  @Test
  void aVoiceIsRacedAgainstItsTeacher() throws IOException {
    Path report = folder.resolve("report");
    int code =
        execute("compare", "--voice", voice, "--seconds", "0.1", "--json", "--out", "" + report);
    assertEquals(0, code, err.toString());
    JsonNode json = new ObjectMapper().readTree(out.toString());
    JsonNode rows = json.path("rows");
    assertEquals("teacher-textbook", rows.path(0).path("id").asText());
    assertEquals("teacher-cached", rows.path(1).path("id").asText());
    assertEquals("student", rows.path(2).path("id").asText());
    rows.forEach(row -> assertTrue(row.path("samplesPerSecond").asDouble() > 0));
    assertEquals(
        json.path("rows"),
        new ObjectMapper().readTree(report.resolve("report.json").toFile()).path("rows"));
  }

  @Test
  void wrongUsageIsToldInOneSentence() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    refused(2, "expected a folder for the report", "--voice", voice, "--out", "" + file);
    refused(2, "expected --seconds above 0", "--voice", voice, "--seconds", "0");
    refused(1, "nobody", "--voice", "nobody");
  }

  private void refused(int code, String sentence, String... options) {
    err.getBuffer().setLength(0);
    String[] args = new String[options.length + 1];
    args[0] = "compare";
    System.arraycopy(options, 0, args, 1, options.length);
    assertEquals(code, execute(args));
    assertTrue(err.toString().contains(sentence), err.toString());
  }

  private int execute(String... args) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(args);
  }
}
