package flowtone.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Scores as text, parts and MIDI, each module by itself. */
class ScoreModulesTest extends BarePage {
  @Test
  void aScoreReadFromTextIsWrittenAsTheSameText() {
    String text = "C4:0.5 R:0.25 F#3:1@0.9\nG2:2";
    Object written =
        page.run(
            """
            const { formatScore, parseScore } = await import("/js/play/score/score-text.js");
            return formatScore(parseScore("C4:0.5 R:0.25 F#3:1@0.9\\nG2:2"));
            """);
    assertEquals(text, written);
    Object none =
        page.run("return (await import('/js/play/score/score-text.js')).parseScore('H9:1')");
    assertEquals(null, none);
  }

  @Test
  void chordsOfAScoreAreGivenToAsManyPartsAsTheyNeed() {
    Object parts =
        page.run(
            """
            const { intoParts } = await import("/js/play/score/score-text.js");
            const note = (n, start, duration) => ({ note: n, start, duration, velocity: 0.5 });
            return intoParts([note(60, 0, 1), note(64, 0, 1), note(67, 0.5, 1), note(72, 1, 1)], 4)
                .map(({ part }) => part);
            """);
    assertEquals(List.of(0L, 1L, 2L, 0L), parts);
  }

  @Test
  void aMidiFileIsReadWithItsTempoAndRunningStatus() {
    Object notes =
        page.run(
            """
            const { readMidiFile } = await import("/js/play/score/midi-file.js");
            const track = [0, 0xff, 0x51, 3, 0x0f, 0x42, 0x40, 0, 0x90, 60, 127, 96, 60, 0,
                0, 64, 64, 0x60, 0x80, 64, 0, 0, 0xff, 0x2f, 0];
            const bytes = [0x4d, 0x54, 0x68, 0x64, 0, 0, 0, 6, 0, 0, 0, 1, 0, 96,
                0x4d, 0x54, 0x72, 0x6b, 0, 0, 0, track.length, ...track];
            return readMidiFile(Uint8Array.from(bytes).buffer)
                .map(({ note, start, duration }) => [note, start, duration].join(" "));
            """);
    assertEquals(List.of("60 0 1", "64 1 1"), notes);
  }

  @Test
  void whatIsNoMidiFileIsSaidToBeNone() {
    Object message =
        page.run(
            """
            const { readMidiFile } = await import("/js/play/score/midi-file.js");
            return readMidiFile(new ArrayBuffer(40));
            """);
    assertTrue(message.toString().startsWith("threw Expected a MIDI file"), message.toString());
  }

  @Test
  void midiMessagesAreUnderstood() {
    Object read =
        page.run(
            """
            const { midiMessage } = await import("/js/play/midi-message.js");
            const read = (...bytes) => midiMessage(Uint8Array.from(bytes));
            return [read(0x91, 60, 127).velocity, read(0x90, 60, 0).type, read(0xe0, 127, 127).cents > 199,
                read(0xb0, 64, 100).down, read(0xb3, 1, 127).depth, read(0xf8), read(0xb0, 7, 3),
                read(0xb0, 74, 96).octaves, read(0xb0, 74, 0).octaves];
            """);
    assertEquals(java.util.Arrays.asList(1L, "noteOff", true, true, 1L, null, null, 1L, -2L), read);
  }

  @Test
  void aChangeOfTempoGoesOnInTheMiddleOfAScore() {
    Object rest =
        page.run(
            """
            const { parts } = await import("/js/play/score/drawer.js");
            return parts("C4:1 D4:1 E4:1", { from: 1.5, speed: 2 })[0]
                .map(({ note, start, duration }) => [note, start, duration].join(" "));
            """);
    assertEquals(List.of("62 0 0.25", "64 0.25 0.5"), rest);
  }
}
