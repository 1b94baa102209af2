package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFiles;
import flowtone.audio.file.WavWriter;
import flowtone.control.FeatureExtractor;
import flowtone.control.FeatureTrack;
import flowtone.library.TestVoices;
import flowtone.library.VoiceWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands play, resynthesize and voices. */
class SoundCommandsTest {
  private static final int MIDDLE_HOP = 50;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String voice;

  @BeforeEach
  void writeVoice() {
    voice = TestVoices.write(folder.resolve("voices"), TestVoices.duet("duet")).toString();
  }

  @Test
  void notesArePlayedAtTheirPitch() throws IOException {
    Path wav = folder.resolve("new/a4.wav");
    assertEquals(0, execute("play", "--voice", voice, "--notes", "A4:1", "--out", wav.toString()));
    Waveform made = AudioFiles.read(wav);
    assertTrue(made.seconds() > 1.1 && made.seconds() < 2, "seconds: " + made.seconds());
    assertEquals(440, hertz(made), 1);
  }

  @Test
  void aVoiceOfAFurtherDirectoryIsPlayedByName() throws IOException {
    Path wav = folder.resolve("a.wav");
    JsonNode result =
        json(
            "play",
            "--voices",
            folder.resolve("voices").toString(),
            "--voice",
            "duet",
            "--notes",
            "C3",
            "--label",
            "reed=1,bow=3",
            "--out",
            wav.toString(),
            "--json");
    assertEquals("duet", result.get("voice").asText());
    assertEquals(AudioFiles.read(wav).seconds(), result.get("seconds").asDouble(), 1e-9);
    assertTrue(result.get("realTimeFactor").asDouble() > 0);
  }

  @Test
  void aMidiFileIsPlayed() throws Exception {
    Sequence sequence = new Sequence(Sequence.PPQ, 480);
    Track track = sequence.createTrack();
    track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, 0, 57, 100), 0));
    track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_OFF, 0, 57, 0), 960));
    Path midi = folder.resolve("a3.mid");
    MidiSystem.write(sequence, 0, midi.toFile());
    Path wav = folder.resolve("a3.wav");
    assertEquals(
        0, execute("play", "--voice", voice, "--midi", midi.toString(), "--out", wav.toString()));
    assertEquals(220, hertz(AudioFiles.read(wav)), 1);
  }

  @Test
  void whatCannotBePlayedIsOneSentenceAndNoFile() {
    Path wav = folder.resolve("no.wav");
    assertWrong("got \"H4\"", "play", "--voice", voice, "--notes", "H4", "--out", wav.toString());
    assertWrong("got C9", "play", "--voice", voice, "--notes", "C9", "--out", wav.toString());
    assertWrong(
        "expected one of the voices",
        "play",
        "--voice",
        "trio",
        "--notes",
        "C4",
        "--out",
        wav.toString());
    assertFalse(Files.exists(wav));
  }

  @Test
  void playNeedsNotesOrAMidiFileAndNotBoth() {
    assertEquals(2, execute("play", "--voice", voice, "--out", "a.wav"));
    assertEquals(
        2, execute("play", "--voice", voice, "--notes", "C4", "--midi", "a.mid", "--out", "a.wav"));
  }

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
  void aDirectoryIsResynthesizedButForWhatIsDamaged() throws IOException {
    Files.createDirectories(folder.resolve("in/bow"));
    tone("in/bow/low.wav", 150);
    tone("in/high.wav", 300);
    Files.writeString(folder.resolve("in/text.wav"), "no sound");
    int code =
        execute(
            "resynthesize",
            "--voice",
            voice,
            "--in",
            folder.resolve("in").toString(),
            "--out",
            folder.resolve("out").toString(),
            "--json");
    assertEquals(0, code);
    assertTrue(err.toString().contains("left out: expected"), err.toString());
    JsonNode result = new ObjectMapper().readTree(out.toString());
    assertEquals(2, result.get("files").size());
    assertTrue(result.get("leftOut").get(0).get("file").asText().endsWith("text.wav"));
    assertEquals(150, hertz(AudioFiles.read(folder.resolve("out/bow/low.wav"))), 1);
    assertEquals(300, hertz(AudioFiles.read(folder.resolve("out/high.wav"))), 1);
  }

  @Test
  void aDirectoryOfNothingButDamageFails() throws IOException {
    Files.createDirectories(folder.resolve("in"));
    Files.writeString(folder.resolve("in/text.wav"), "no sound");
    String in = folder.resolve("in").toString();
    String to = folder.resolve("out").toString();
    assertFails("text.wav; got none", "resynthesize", "--voice", voice, "--in", in, "--out", to);
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

  @Test
  void aScoreAtTheEdgeOfWhatTheVoiceLearntIsPlayedAndSaidToBe() throws IOException {
    String wav = folder.resolve("edge.wav").toString();
    JsonNode edge =
        json("play", "--voice", voice, "--notes", "C5:0.3 D5:0.1", "--out", wav, "--json");
    String sentence = edge.get("remarks").get(0).asText();
    assertTrue(sentence.contains("the score has 25 % of its pitch outside C3 to C5"), sentence);
    assertTrue(err.toString().contains(sentence), err.toString());
  }

  private JsonNode resynthesized(Path recording) throws IOException {
    out.getBuffer().setLength(0);
    String wav = folder.resolve("made.wav").toString();
    return json(
        "resynthesize", "--voice", voice, "--in", recording.toString(), "--out", wav, "--json");
  }

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
  void aRunIsPlayedByTheVoiceThatItHasNow() throws IOException {
    Path run = folder.resolve("runs/duet-student");
    String wav = folder.resolve("a.wav").toString();
    String[] play = {"play", "--run", run.toString(), "--notes", "A4:0.5", "--out", wav};
    Files.createDirectories(run.resolve("samples"));
    assertEquals(2, execute(play));
    assertTrue(err.toString().contains("got none yet"), err.toString());
    Files.move(
        TestVoices.write(run.resolve("samples"), TestVoices.duet("other")),
        run.resolve("samples/preview"));
    assertEquals(0, execute(play), err.toString());
    assertTrue(AudioFiles.read(Path.of(wav)).seconds() > 0.4);
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

  private Path tone(String name, double hertz) {
    float[] samples = new float[16000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.2 * Math.sin(2 * Math.PI * hertz * i / samples.length));
    }
    Path file = folder.resolve(name);
    WavWriter.write(file, new Waveform(samples, samples.length));
    return file;
  }

  private static double hertz(Waveform waveform) {
    FeatureTrack track = new FeatureExtractor(16000, 128, 0).extract(waveform, new float[] {1});
    return track.f0Hz(MIDDLE_HOP);
  }

  private void assertWrong(String sentence, String... arguments) {
    assertEquals(2, execute(arguments));
    assertTrue(err.toString().contains(sentence), err.toString());
  }

  private void assertFails(String sentence, String... arguments) {
    assertEquals(1, execute(arguments));
    assertTrue(err.toString().contains(sentence), err.toString());
  }

  private JsonNode json(String... arguments) throws IOException {
    assertEquals(0, execute(arguments), err.toString());
    return new ObjectMapper().readTree(out.toString());
  }

  private int execute(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
