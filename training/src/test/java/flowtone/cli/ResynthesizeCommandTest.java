package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

/** Recordings that a voice sings. */
class ResynthesizeCommandTest extends SoundCommands {
  @Test
  void aTransposedRecordingIsAtTheAskedPitchAndAStretchedOneLonger() throws IOException {
    Path wav = folder.resolve("out.wav");
    assertEquals(
        0,
        execute(
            "resynthesize",
            "--voice",
            voice,
            "--in",
            tone("in.wav", 330).toString(),
            "--out",
            wav.toString(),
            "--transpose",
            "-1200",
            "--stretch",
            "1.5"));
    Waveform made = AudioFiles.read(wav);
    assertEquals(165, hertz(made), 1);
    assertEquals(1.5, made.seconds(), 0.01);
  }

  @Test
  void whatAVoiceDoesNotReadCannotBeMoreOfARecording() throws IOException {
    String in = tone("in.wav", 330).toString();
    Path out = folder.resolve("out.wav");
    Map<String, String> refusals =
        Map.of(
            "--brightness=0.5",
            "expected a feature that the voice duet reads (none); got brightness",
            "--brightness=5",
            "expected brightness within -2 to 2 octaves of the usual; got 5.0");
    refusals.forEach(
        (option, refusal) ->
            assertWrong(
                refusal,
                "resynthesize",
                "--voice",
                voice,
                "--in",
                in,
                "--out",
                out.toString(),
                option));
    assertFalse(Files.exists(out));
  }

  @Test
  void aDirectoryIsResynthesizedButForWhatIsDamaged() throws IOException {
    Files.createDirectories(folder.resolve("in/bow"));
    tone("in/bow/low.wav", 150);
    tone("in/high.wav", 300);
    Files.writeString(folder.resolve("in/text.wav"), "no sound");
    JsonNode result = json(folderToFolder("--json"));
    assertTrue(err.toString().contains("left out: expected"), err.toString());
    assertEquals(2, result.get("files").size());
    assertTrue(result.get("leftOut").get(0).get("file").asText().endsWith("text.wav"));
    assertEquals(150, hertz(AudioFiles.read(folder.resolve("out/bow/low.wav"))), 1);
    assertEquals(300, hertz(AudioFiles.read(folder.resolve("out/high.wav"))), 1);
  }

  @Test
  void aDirectoryOfNothingButDamageFails() throws IOException {
    Files.createDirectories(folder.resolve("in"));
    Files.writeString(folder.resolve("in/text.wav"), "no sound");
    assertFails("text.wav; got none", folderToFolder());
  }

  @Test
  void aRecordingIsNeverOverwrittenByItself() throws IOException {
    String in = tone("in.wav", 330).toString();
    byte[] before = Files.readAllBytes(Path.of(in));
    assertFails("another file", "resynthesize", "--voice", voice, "--in", in, "--out", in);
    assertEquals(before.length, Files.readAllBytes(Path.of(in)).length);
  }

  @Test
  void aRecordingBeyondWhatTheVoiceLearntIsSaidToBe() throws IOException {
    JsonNode high = resynthesized(tone("high.wav", 700)); // F5; the reed learnt C3 to C5.
    assertEquals(1, high.get("remarks").size());
    String sentence = high.get("remarks").get(0).asText();
    assertTrue(sentence.contains("high.wav has 100 % of its pitch outside C3 to C5"), sentence);
    assertEquals(1, err.toString().lines().filter(line -> line.equals(sentence)).count());
    assertEquals(0, resynthesized(tone("in.wav", 330)).get("remarks").size());
  }

  @Test
  void channelsThatCancelAreSaidToDoSo() throws Exception {
    byte[] frames = new byte[4 * 16000];
    for (int i = 0; i < 16000; i++) {
      short value = (short) (6000 * Math.sin(2 * Math.PI * 330 * i / 16000));
      ByteBuffer.wrap(frames).order(ByteOrder.LITTLE_ENDIAN).putShort(4 * i, value);
      ByteBuffer.wrap(frames).order(ByteOrder.LITTLE_ENDIAN).putShort(4 * i + 2, (short) -value);
    }
    Path file = folder.resolve("stereo.wav");
    AudioFormat format = new AudioFormat(16000, 16, 2, true, false);
    AudioSystem.write(
        new AudioInputStream(new ByteArrayInputStream(frames), format, 16000),
        AudioFileFormat.Type.WAVE,
        file.toFile());
    JsonNode made = resynthesized(file);
    assertTrue(made.get("remarks").get(0).asText().contains("cancel"), made.toString());
    assertEquals(1, err.toString().split("cancel", -1).length - 1, err.toString());
  }

  private JsonNode resynthesized(Path recording) throws IOException {
    out.getBuffer().setLength(0);
    String wav = folder.resolve("made.wav").toString();
    return json(
        "resynthesize", "--voice", voice, "--in", recording.toString(), "--out", wav, "--json");
  }
}
