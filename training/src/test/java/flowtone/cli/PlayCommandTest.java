package flowtone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFiles;
import flowtone.library.TestVoices;
import flowtone.voice.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.junit.jupiter.api.Test;

/** Notes, files of notes and runs that are played. */
class PlayCommandTest extends SoundCommands {
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
  void brighterIsHeardOfAVoiceThatReadsIt() throws IOException {
    Manifest bright = TestVoices.withFeatures(TestVoices.duet("bright"));
    String reading = TestVoices.write(folder.resolve("voices"), bright).toString();
    Path usual = folder.resolve("usual.wav");
    Path darker = folder.resolve("darker.wav");
    execute("play", "--voice", reading, "--notes", "A4:1", "--out", usual.toString());
    execute(
        "play",
        "--voice",
        reading,
        "--notes",
        "A4:1",
        "--brightness=-1",
        "--noisiness=0.5",
        "--out",
        darker.toString());
    // The voice is some 8 dB louder for each octave.
    assertEquals(0.4, peak(darker) / peak(usual), 0.1);
  }

  private static double peak(Path wav) {
    double peak = 0;
    for (float sample : AudioFiles.read(wav).samples()) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  @Test
  void whatCannotBePlayedIsOneSentenceAndNoFile() {
    Path wav = folder.resolve("no.wav");
    assertWrong(
        "expected a feature that the voice duet reads (none); got noisiness",
        "play",
        "--voice",
        voice,
        "--notes",
        "C4",
        "--noisiness",
        "0",
        "--out",
        wav.toString());
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
  void aScoreAtTheEdgeOfWhatTheVoiceLearntIsPlayedAndSaidToBe() throws IOException {
    String wav = folder.resolve("edge.wav").toString();
    JsonNode edge =
        json("play", "--voice", voice, "--notes", "C5:0.3 D5:0.1", "--out", wav, "--json");
    String sentence = edge.get("remarks").get(0).asText();
    assertTrue(sentence.contains("the score has 25 % of its pitch outside C3 to C5"), sentence);
    assertTrue(err.toString().contains(sentence), err.toString());
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
}
