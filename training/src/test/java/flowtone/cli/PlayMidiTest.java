package flowtone.cli;

import static flowtone.performance.MidiBytesWriter.QUARTER;
import static flowtone.performance.MidiBytesWriter.events;
import static flowtone.performance.MidiBytesWriter.file;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.audio.file.AudioFiles;
import flowtone.library.TestVoices;
import flowtone.performance.MidiBytesWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command play with MIDI files: its options, and what it says was heard. */
class PlayMidiTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path wav;
  private String voice;

  @BeforeEach
  void writeVoice() {
    voice = TestVoices.write(folder.resolve("voices"), TestVoices.duet("duet")).toString();
    wav = folder.resolve("made.wav");
  }

  @Test
  void whatIsHeardAndWhatNotIsInTheResultAndALineEach() throws IOException {
    MidiBytesWriter events = events().note(2 * QUARTER, 1, 60, QUARTER).note(0, 10, 40, QUARTER);
    List<String> remarks = play(events.note(0, 1, 90, QUARTER));
    assertEquals(
        List.of(
            "the score begins with 1.0 s of silence, left out",
            "the score is heard with 2 notes of channel 1 as reed",
            "the score has 1 note of drums on channel 10, left out",
            "the score has 1 note out of range, moved by octaves"),
        remarks);
    for (String remark : remarks) {
      assertEquals(1, err.toString().lines().filter(line -> line.equals(remark)).count(), remark);
    }
  }

  @Test
  void channelsAndProgramsArePlayedByTheLabelsTheyAreGiven() throws IOException {
    MidiBytesWriter events =
        events()
            .program(0, 2, 43)
            .note(0, 1, 55, QUARTER)
            .note(0, 2, 55, QUARTER)
            .note(0, 3, 55, QUARTER);
    assertEquals(
        "the score is heard with 1 note of channel 1 as reed and bow,"
            + " 1 note of channel 2 (Cello) as bow, 1 note of channel 3 as reed",
        play(events, "--channel", "1=reed=1,bow=2", "--program", "43=bow", "--label", "reed")
            .get(0));
  }

  @Test
  void drumsArePlayedIfTheirChannelIsNamed() throws IOException {
    MidiBytesWriter events = events().note(0, 1, 60, QUARTER).note(0, 10, 40, QUARTER);
    assertEquals(
        List.of("the score is heard with 1 note of channel 1 as reed, 1 note of channel 10 as bow"),
        play(events, "--channel", "10=bow"));
  }

  @Test
  void theSilenceBeforeTheFirstNoteIsKeptIfItIsAskedFor() throws IOException {
    play(events().note(4 * QUARTER, 1, 60, QUARTER));
    double trimmed = AudioFiles.read(wav).seconds();
    play(events().note(4 * QUARTER, 1, 60, QUARTER), "--keep-silence");
    assertEquals(2, AudioFiles.read(wav).seconds() - trimmed, 0.01);
  }

  @Test
  void aChordIsPlayedByAsManyVoicesAsAreAskedFor() throws IOException {
    MidiBytesWriter chord = events().on(0, 1, 60).on(0, 1, 64).on(0, 1, 67);
    chord.off(QUARTER, 1, 60).off(0, 1, 64).off(0, 1, 67);
    byte[] midi = chord.toByteArray();
    List<String> all = play(events().raw(midi));
    assertTrue(all.stream().noneMatch(remark -> remark.contains("while")), all::toString);
    assertTrue(
        play(events().raw(midi), "--polyphony", "2")
            .contains(
                "the score begins 1 of 3 notes while 2 others are held; that many are heard, the"
                    + " latest"));
    assertTrue(
        play(events().raw(midi), "--polyphony", "1")
            .contains(
                "the score begins 2 of 3 notes while another is held; the voice has one, the"
                    + " latest"));
  }

  @Test
  void whatCannotBeAskedForIsOneSentenceAndNoFile() throws IOException {
    write(events().note(0, 1, 60, QUARTER));
    refused(2, "expected one of the labels reed, bow; got \"kazoo\"", "--channel", "1=kazoo");
    refused(2, "expected a channel within 1 to 2048; got 0", "--channel", "0=bow");
    refused(2, "expected a program within 1 to 128; got 129", "--program", "129=bow");
    refused(2, "expected a polyphony within 1 to 64; got 65", "--polyphony", "65");
    refused(2, "expected N=MIX for --channel; got bow", "--channel", "bow");
    refused(2, "expected a temperature within 0 to 1.5; got 9.0", "--temperature", "9");
    refused(2, "expected one of the labels reed, bow; got \"kazoo\"", "--label", "kazoo");
    Files.writeString(folder.resolve("a.mid"), "la la la");
    refused(2, "expected a standard MIDI file in " + folder.resolve("a.mid"));
    Files.delete(folder.resolve("a.mid"));
    refused(2, "a.mid; got no file of that name");
  }

  private void refused(int code, String sentence, String... options) {
    err.getBuffer().setLength(0);
    assertEquals(code, execute(options));
    assertTrue(err.toString().contains(sentence), err.toString());
    assertFalse(Files.exists(wav));
  }

  private List<String> play(MidiBytesWriter events, String... options) throws IOException {
    write(events);
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    assertEquals(0, execute(options), err::toString);
    List<String> remarks = new ArrayList<>();
    for (JsonNode remark : new ObjectMapper().readTree(out.toString()).get("remarks")) {
      remarks.add(remark.asText());
    }
    return remarks;
  }

  private void write(MidiBytesWriter events) throws IOException {
    Files.write(folder.resolve("a.mid"), file(0, 1).track(events).toByteArray());
  }

  private int execute(String... options) {
    List<String> arguments = new ArrayList<>(List.of("play", "--voice", voice, "--json"));
    arguments.addAll(List.of("--midi", folder.resolve("a.mid").toString()));
    arguments.addAll(List.of("--out", wav.toString()));
    arguments.addAll(List.of(options));
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }
}
