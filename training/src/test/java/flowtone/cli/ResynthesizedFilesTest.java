package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.audio.Tones;
import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFiles;
import flowtone.audio.file.RecordingParts;
import flowtone.audio.file.SampleDepth;
import flowtone.audio.file.SoundFormat;
import flowtone.audio.file.SoundWriter;
import flowtone.audio.file.WavWriter;
import flowtone.control.FeatureExtractor;
import flowtone.library.TestVoices;
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

/** Recordings that are resynthesized: broken ones and long ones. */
class ResynthesizedFilesTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String voice;

  @BeforeEach
  void writeVoice() {
    voice = TestVoices.write(folder.resolve("voices"), TestVoices.duet("duet")).toString();
  }

  @Test
  void aRecordingThatBreaksOffIsUsedAndSaidToUnlessWholeOnesAreAskedFor() throws IOException {
    Path whole = folder.resolve("whole.wav");
    WavWriter.write(whole, Tones.sine(330, 0.2, 2, 16000));
    Path broken = folder.resolve("broken.wav");
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(broken, Arrays.copyOf(bytes, 44 + 2 * 24000));
    Path made = folder.resolve("made.wav");

    assertEquals(0, resynthesize(broken, made, "--json"));
    String sentence = broken + " breaks off after 1.5 seconds; 0.5 more were promised";
    JsonNode told = new ObjectMapper().readTree(out.toString());
    assertEquals(sentence, told.get("remarks").get(0).asText());
    assertTrue(err.toString().contains(sentence), err.toString());

    Files.delete(made);
    assertEquals(1, resynthesize(broken, made, "--strict"));
    String refusal = "expected a whole recording in " + broken + "; got one that breaks off";
    assertTrue(err.toString().contains(refusal), err.toString());
    assertFalse(Files.exists(made));
    assertEquals(0, resynthesize(whole, made, "--strict"), err.toString());
  }

  @Test
  void aLongRecordingIsRenderedPartByPartAndAsLong() throws IOException {
    int rateHz = 176_400; // The higher, the sooner a recording is too long for one part.
    int samples = RecordingParts.LONGEST_SAMPLES + 3 * rateHz;
    Path longOne = folder.resolve("long.flac");
    try (SoundWriter writer =
        SoundWriter.create(longOne, SoundFormat.FLAC, SampleDepth.INT16, rateHz)) {
      writer.write(Tones.sine(220, 0.2, samples / (double) rateHz, rateHz).samples());
    }
    Path made = folder.resolve("made.flac");
    assertEquals(0, resynthesize(longOne, made, "--transpose", "700"), err.toString());
    Waveform sound = AudioFiles.readWhole(made).sound();
    assertEquals(samples / (double) rateHz, sound.seconds(), 0.009);
    for (double at = 1; at < sound.seconds() - 1; at += 1.5) {
      int from = (int) (at * sound.sampleRateHz());
      float[] second = Arrays.copyOfRange(sound.samples(), from, from + sound.sampleRateHz());
      assertEquals(329.6, hertz(new Waveform(second, sound.sampleRateHz())), 2, "at " + at);
    }
    Files.write(longOne, Arrays.copyOf(Files.readAllBytes(longOne), 300_000));
    assertEquals(1, resynthesize(longOne, folder.resolve("no.wav"), "--strict"));
    assertFalse(Files.exists(folder.resolve("no.wav")));
  }

  private int resynthesize(Path in, Path made, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "resynthesize", "--voice", voice, "--in", in.toString(), "--out", made.toString()));
    arguments.addAll(List.of(options));
    return execute(arguments.toArray(String[]::new));
  }

  /** Pitch in the middle. */
  private static double hertz(Waveform sound) {
    int hop = sound.sampleRateHz() / 100;
    return new FeatureExtractor(sound.sampleRateHz(), hop, 0)
        .extract(sound, new float[] {1})
        .f0Hz(50);
  }

  private int execute(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
