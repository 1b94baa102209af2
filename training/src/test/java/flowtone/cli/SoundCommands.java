package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.audio.Waveform;
import flowtone.audio.file.WavWriter;
import flowtone.control.FeatureExtractor;
import flowtone.library.TestVoices;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs commands that make sound, with a voice of two labels in {@code voices/duet}. */
abstract class SoundCommands {
  @TempDir Path folder;
  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();
  String voice;

  @BeforeEach
  void writeVoice() {
    voice = TestVoices.write(folder.resolve("voices"), TestVoices.duet("duet")).toString();
  }

  Path tone(String name, double hertz) {
    float[] samples = new float[16000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.2 * Math.sin(2 * Math.PI * hertz * i / samples.length));
    }
    Path file = folder.resolve(name);
    WavWriter.write(file, new Waveform(samples, samples.length));
    return file;
  }

  /** Pitch half a second after the beginning. */
  static double hertz(Waveform sound) {
    int hop = sound.sampleRateHz() / 100;
    return new FeatureExtractor(sound.sampleRateHz(), hop, 0)
        .extract(sound, new float[] {1})
        .f0Hz(50);
  }

  /** What resynthesizes the folder {@code in} to the folder {@code out}, with further options. */
  String[] folderToFolder(String... options) {
    List<String> arguments = new ArrayList<>(List.of("resynthesize", "--voice", voice));
    arguments.addAll(List.of("--in", folder.resolve("in").toString()));
    arguments.addAll(List.of("--out", folder.resolve("out").toString()));
    arguments.addAll(List.of(options));
    return arguments.toArray(String[]::new);
  }

  void assertWrong(String sentence, String... arguments) {
    assertEquals(2, execute(arguments));
    assertTrue(err.toString().contains(sentence), err.toString());
  }

  void assertFails(String sentence, String... arguments) {
    assertEquals(1, execute(arguments));
    assertTrue(err.toString().contains(sentence), err.toString());
  }

  JsonNode json(String... arguments) throws IOException {
    assertEquals(0, execute(arguments), err.toString());
    return new ObjectMapper().readTree(out.toString());
  }

  int execute(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
