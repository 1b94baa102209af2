package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.audio.Tones;
import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFiles;
import flowtone.audio.file.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What sounds are written as. */
class SoundFilesTest extends SoundCommands {
  @ParameterizedTest
  @CsvSource({
    "wav, 16000",
    "flac, 16000",
    "mp3, 16000",
    "ogg, 48000",
    "opus, 48000",
    "m4a, 16000",
    "FLAC, 16000"
  })
  void theNameTellsTheFormat(String extension, int readRateHz) throws IOException {
    Path made = folder.resolve("a4." + extension);
    assertEquals(0, play(made), err.toString());
    Waveform sound = AudioFiles.readWhole(made).sound();
    assertEquals(readRateHz, sound.sampleRateHz());
    assertEquals(440, hertz(sound), 1);
  }

  @ParameterizedTest
  @CsvSource({"wav, 44100", "flac, 96000", "mp3, 24000", "opus, 24000", "m4a, 44100", "wav, 8000"})
  void soundIsWrittenAtTheRateAskedFor(String extension, int rateHz) throws IOException {
    Path made = folder.resolve("a4." + extension);
    assertEquals(0, play(made, "--json", "--rate", "" + rateHz), err.toString());
    JsonNode told = new ObjectMapper().readTree(out.toString());
    assertEquals(rateHz, told.get("sampleRateHz").asInt());
    Waveform sound = AudioFiles.readWhole(made).sound();
    boolean opus = extension.equals("opus"); // Which is always read at its own rate.
    assertEquals(opus ? 48000 : rateHz, sound.sampleRateHz());
    assertEquals(told.get("seconds").asDouble(), sound.seconds(), 0.1);
    assertEquals(440, hertz(sound), 1);
  }

  @ParameterizedTest
  @CsvSource({"16, 16, PCM_SIGNED", "24, 24, PCM_SIGNED", "float, 32, PCM_FLOAT"})
  void anotherReaderFindsTheBitsThatWereAskedFor(String asked, int bits, String encoding)
      throws Exception {
    Path made = folder.resolve("a4.wav");
    assertEquals(0, play(made, "--bits", asked), err.toString());
    AudioFormat format = AudioSystem.getAudioFileFormat(made.toFile()).getFormat();
    assertEquals(bits, format.getSampleSizeInBits());
    assertEquals(encoding, format.getEncoding().toString());
    assertEquals(16000, format.getSampleRate());
    assertEquals(1, format.getChannels());
  }

  @Test
  void moreBitsAreNearerToTheSound() throws IOException {
    Path exact = folder.resolve("float.wav");
    Path fine = folder.resolve("fine.flac");
    Path coarse = folder.resolve("coarse.flac");
    play(exact, "--bits", "float");
    play(fine, "--bits", "24");
    play(coarse, "--bits", "16");
    assertEquals(0, distance(exact, fine), 2e-7);
    assertTrue(distance(exact, coarse) > 1e-6);
  }

  private static double distance(Path one, Path other) {
    float[] a = AudioFiles.read(one).samples();
    float[] b = AudioFiles.read(other).samples();
    double greatest = a.length == b.length ? 0 : 1;
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      greatest = Math.max(greatest, Math.abs(a[i] - b[i]));
    }
    return greatest;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.xyz | | | expected a file whose name ends in one of .wav, .flac, .mp3",
        "a.mp3 | --bits | 24 | expected no bits of MP3, which stores no samples; got 24 bits",
        "a.flac | --bits | float | expected 16 or 24 bits of FLAC; got float bits",
        "a.wav | --bits | 20 | expected 16, 24 or float for --bits; got 20",
        "a.opus | --rate | 44100 | expected a sample rate that OPUS has, one of [8000, 12000",
        "a.wav | --rate | 3 | expected a sample rate within 4000 to 384000 Hz; got 3"
      })
  void whatAFormatCannotStoreIsRefusedBeforeAnythingIsMade(
      String name, String option, String value, String sentence) throws IOException {
    Path made = folder.resolve(name);
    assertEquals(2, option == null ? play(made) : play(made, option, value));
    assertTrue(err.toString().contains(sentence), err.toString());
    assertFalse(Files.exists(made));
  }

  @Test
  void aFileThatCannotBeCompletedLeavesTheOldOneAndNoOther() throws IOException {
    Path made = folder.resolve("old.wav");
    Files.writeString(made, "old");
    Files.createDirectories(folder.resolve("old.wav.part/full")); // Where the new one would go.
    assertEquals(2, play(made));
    assertTrue(err.toString().contains("flowtone: expected to write sound to"), err.toString());
    assertEquals("old", Files.readString(made));
  }

  @Test
  void aPlaceThatCannotBeWrittenIsToldOfAtOnce() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("taken.wav"));
    assertEquals(1, play(taken));
    String sentence = "expected to write sound to " + taken + "; got a folder";
    assertTrue(err.toString().contains(sentence), err.toString());
    Path file = Files.writeString(folder.resolve("file"), "a file");
    assertEquals(1, play(file.resolve("a.wav")));
    assertTrue(err.toString().contains("expected to write sound to " + file), err.toString());
  }

  @Test
  void aFolderIsFilledInTheFormatAskedFor() throws IOException {
    Files.createDirectories(folder.resolve("in"));
    WavWriter.write(folder.resolve("in/a.wav"), Tones.sine(330, 0.2, 0.5, 16000));
    assertEquals(0, execute(folderToFolder("--format", "flac", "--bits", "24")), err.toString());
    assertEquals(330, hertz(AudioFiles.read(folder.resolve("out/a.flac"))), 1);
    try (Stream<Path> made = Files.list(folder.resolve("out"))) {
      assertEquals(1, made.count());
    }
  }

  private int play(Path made, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of("play", "--voice", voice, "--notes", "A4:1", "--out", made.toString()));
    arguments.addAll(List.of(options));
    return execute(arguments.toArray(String[]::new));
  }
}
