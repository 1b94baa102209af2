package flowtone.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notes, scores, mixes, links and figures: what of the page is neither sound nor picture. */
class PlayModulesTest {
  @TempDir static Path folder;
  private static RunningServer server;
  private static Page page;

  @BeforeAll
  static void open() {
    server = RunningServer.start(folder);
    page = Page.open(server.address());
  }

  @AfterAll
  static void close() {
    if (page != null) {
      page.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Test
  void underThePedalNotesGoOnUntilItComesUp() {
    Object events =
        page.run(
            """
            const { HeldNotes } = await import("/js/play/held-notes.js");
            const held = new HeldNotes();
            const events = [];
            for (const type of ["noteOn", "noteOff"]) {
              held.addEventListener(type, ({ detail }) => events.push(type + detail.note));
            }
            held.sustain = true;
            held.press("key", 60, 1, 0);
            held.release("key");
            held.press("key", 64, 1, 0);
            held.press("other", 60, 1, 0);
            held.release("other");
            held.sustain = false;
            return events;
            """);
    assertEquals(List.of("noteOn60", "noteOn64", "noteOff60", "noteOn60", "noteOff60"), events);
  }

  @Test
  void aMixIsAllOfACornersInstrumentAtTheCornerAndSumsToOneEverywhere() {
    Object right =
        page.run(
            """
            const { cornersOf, sharesAt } = await import("/js/play/polygon.js");
            return [2, 3, 4, 5, 6].every((count) => {
              const corners = cornersOf(count);
              const pure = corners.every((corner, index) =>
                  Math.abs(sharesAt(corners, corner)[index] - 1) < 1e-6);
              const points = Array.from({ length: 200 }, (_, n) =>
                  ({ x: (n * 0.137) % 1.4 - 0.2, y: (n * 0.291) % 1.4 - 0.2 }));
              return pure && points.map((point) => sharesAt(corners, point)).every((shares) =>
                  shares.every((share) => share >= -1e-9)
                  && Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-9);
            });
            """);
    assertEquals(true, right);
  }

  @Test
  void aMixMovesWithoutJumpsWhenItsPointDoes() {
    Object largest =
        page.run(
            """
            const { cornersOf, sharesAt } = await import("/js/play/polygon.js");
            const corners = cornersOf(5);
            let largest = 0;
            let before = sharesAt(corners, { x: -0.1, y: 0.31 });
            for (let x = -0.1; x < 1.1; x += 0.002) {
              const shares = sharesAt(corners, { x, y: 0.31 });
              largest = Math.max(largest, ...shares.map((s, i) => Math.abs(s - before[i])));
              before = shares;
            }
            return largest;
            """);
    assertTrue(((Number) largest).doubleValue() < 0.02, "jump of " + largest);
  }

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
                read(0xb0, 64, 100).down, read(0xb3, 1, 127).depth, read(0xf8), read(0xb0, 7, 3)];
            """);
    assertEquals(java.util.Arrays.asList(1L, "noteOff", true, true, 1L, null, null), read);
  }

  @Test
  void aLinkTellsAPatchAndIsReadBackAsIt() {
    Object link =
        page.run(
            """
            const { formatLink, parseLink } = await import("/js/ui/link.js");
            const link = formatLink("play",
                { voice: "my voice", mix: { cello: 0.4, altosax: 0.6, flute: 0 }, seed: 7 });
            return [link, JSON.stringify(parseLink(link))];
            """);
    assertEquals(
        List.of(
            "#play?voice=my%20voice&mix=cello:0.4,altosax:0.6&seed=7",
            "{\"tab\":\"play\",\"values\":{\"voice\":\"my voice\","
                + "\"mix\":{\"cello\":0.4,\"altosax\":0.6},\"seed\":7}}"),
        link);
  }

  @Test
  void aLinkThatMakesNoSenseIsPassedOver() {
    Object values =
        page.run(
            "return (await import('/js/ui/link.js'))"
                + ".parseLink('#play?breath=9&seed=x&mix=a:b&other=1').values");
    assertEquals(Map.of(), values);
  }

  @Test
  void aStoreRemembersWhatItIsToldTo() {
    Object recalled =
        page.run(
            """
            const { Store } = await import("/js/ui/store.js");
            const kept = new Map();
            const memory = { getItem: (key) => kept.get(key) ?? null,
                setItem: (key, value) => kept.set(key, value) };
            const keeping = { memory, remembered: ["volume"] };
            const first = new Store({ volume: 1, seed: 1 }, keeping);
            first.set("volume", 0.5);
            first.set("seed", 2);
            const second = new Store({ volume: 1, seed: 1 }, keeping);
            kept.set("flowtone.volume", "{nonsense");
            const third = new Store({ volume: 1, seed: 1 }, keeping);
            return [second.get("volume"), second.get("seed"), third.get("volume")];
            """);
    assertEquals(List.of(0.5, 1L, 1L), recalled);
  }

  @Test
  void labelsAreNamedAsPeopleNameThem() {
    Object titles =
        page.run(
            """
            const { labelTitle } = await import("/js/api/label-title.js");
            return ["cello-arco", "cello-pizzicato", "barisax", "oboe", "speech-en-kathleen"]
                .map(labelTitle);
            """);
    assertEquals(
        List.of(
            "Cello, bowed", "Cello, plucked", "Baritone saxophone", "Oboe", "Kathleen, English"),
        titles);
  }

  @Test
  void figuresAreSaidInWords() {
    Object words =
        page.run(
            """
            const { figuresInWords } = await import("/js/voices/figures.js");
            return figuresInWords({ "goal: pitch of played notes, median cents off": 0.1564,
                "goal: times real time": 43.9, clicks: 0 });
            """);
    assertEquals(
        List.of(
            "In tune within 0.16 cents",
            "Renders 44 times faster than real time",
            "Free of clicks"),
        words);
  }

  @Test
  void aRunsFiguresBecomeCurvesThatTwoRunsShare() {
    Object shared =
        page.run(
            """
            const { curvesOf, together } = await import("/js/train/curves.js");
            const entry = (step, values) => ({ step, values });
            const [mine] = curvesOf([entry(1, { "train/nll": 3 }),
                entry(2, { "train/nll": 2, "test/nll": 2.5 })]);
            const [theirs] = curvesOf([entry(2, { "train/nll": 1 }), entry(3, { "train/nll": 0 })]);
            const { steps, series } = together(mine, theirs);
            return [steps, ...series.map(({ label, values, other }) => [label, values, other])]
                .map((each) => JSON.stringify(each));
            """);
    assertEquals(
        List.of(
            "[1,2,3]",
            "[\"train\",[3,2,null],false]",
            "[\"test\",[null,2.5,null],false]",
            "[\"train\",[null,1,0],true]"),
        shared);
  }

  @Test
  void theExamplesAreSoundsOfFullLengthAndNoClip() {
    Object right =
        page.run(
            """
            const { EXAMPLES, EXAMPLE_RATE_HZ } = await import("/js/recordings/examples.js");
            return EXAMPLES.every(({ make }) => {
              const samples = make();
              const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
              return samples.length > 3 * EXAMPLE_RATE_HZ && peak > 0.3 && peak < 0.95
                  && samples[0] === 0 && Math.abs(samples.at(-1)) < 0.01;
            });
            """);
    assertEquals(true, right);
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
