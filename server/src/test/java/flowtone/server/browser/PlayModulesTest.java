package flowtone.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Notes, mixes, links and figures: what of the page is neither sound nor picture. */
class PlayModulesTest extends BarePage {
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
  void figuresStandAgainstTheirBars() {
    Object told =
        page.run(
            """
            const { allFigures } = await import("/js/voices/figures.js");
            const metrics = { mStft: 0.9, "goal: M-STFT": 0.9, "at most: M-STFT": 0.95,
                "goal: V/UV F1": 0.5, "at least: V/UV F1": 0.93, "goal: old": 2 };
            return allFigures(metrics).map(({ name, value, bar }) => [name, value, bar].join(" | "));
            """);
    assertEquals(
        List.of(
            "M-STFT | 0.9 | ✓ at most 0.95",
            "V/UV F1 | 0.5 | ✗ at least 0.93",
            "old | 2 | ",
            "mStft | 0.9 | "),
        told);
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
}
