package flowtone.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pure modules of comparisons and events, each by itself. */
class CompareModulesTest extends OnePage {
  @Test
  void eventsAreReadWhereverTheTextIsCut() {
    Object read =
        page.run(
            """
            const { eventsOf } = await import("/js/api/events.js");
            const text = 'event: one\\ndata: {"x":1}\\n\\n:\\n\\nevent: two\\ndata: {"y":"a: b"}\\n\\n';
            for (let cut = 0; cut <= text.length; cut++) {
              const body = new ReadableStream({
                start(controller) {
                  for (const part of [text.slice(0, cut), text.slice(cut)]) {
                    controller.enqueue(new TextEncoder().encode(part));
                  }
                  controller.close();
                },
              });
              const read = [];
              for await (const { name, data } of eventsOf(new Response(body))) {
                read.push(name, data);
              }
              if (JSON.stringify(read) !== '["one",{"x":1},"two",{"y":"a: b"}]') {
                return cut + ": " + JSON.stringify(read);
              }
            }
            return "as sent";
            """);
    assertEquals("as sent", read);
  }

  @Test
  void aTallyAddsUpWhatEachModelDrew() {
    Object tally =
        page.run(
            """
            const { Tally } = await import("/js/compare/tally.js");
            const tally = new Tally();
            const pcm = btoa(String.fromCharCode(0, 64, 0, 192));
            const lane = (id, clockSeconds) =>
              ({ id, clockSeconds, soundSeconds: 1, timesRealTime: 2, pcm });
            tally.take({ name: "begin", data: { seconds: 4 } });
            tally.take({ name: "start", data: {} });
            tally.take({ name: "sound", data: lane("nice", 0.5) });
            tally.take({ name: "sound", data: lane("nice", 1.5) });
            tally.take({ name: "sound", data: lane("student", 0.25) });
            tally.take({ name: "over", data: { ...lane("student", 0.25), end: "complete" } });
            return [tally.state, tally.clockSeconds, tally.lane("student").end,
                ...tally.samples("nice"), tally.lane("mintnet")];
            """);
    List<?> expected = Arrays.asList("comparing", 1.5, "complete", 0.5, -0.5, 0.5, -0.5, null);
    assertEquals(expected, tally);
  }

  @Test
  void eachDecadeOfALaneIsAsWideAsTheNext() {
    Object places =
        page.run(
            """
            const { placeOf, speedInWords } = await import("/js/compare/tally.js");
            const places = [0.001, 0.01, 0.1, 1, 20].map((seconds) => placeOf(seconds, 10));
            return [...places.map((place) => Math.round(1000 * place)),
                speedInWords(9.31), speedInWords(0.9), speedInWords(1 / 214), speedInWords(0)];
            """);
    assertEquals(
        List.of(
            0L,
            0L,
            333L,
            667L,
            1000L,
            "9.3 × real time",
            "0.9 × real time",
            "1/214 of real time",
            ""),
        places);
  }

  @Test
  void aLearningCurveNeedsTwoPoints() {
    Object drawn =
        page.run(
            """
            const { learningCurves } = await import("/js/compare/report.js");
            const point = (seconds) => ({ seconds, natsPerSample: -seconds });
            const one = learningCurves([{ id: "maf", points: [point(1)] }]);
            const two = learningCurves([{ id: "maf", points: [point(60), point(120)] }]);
            return [one, two.node.getAttribute("aria-label")];
            """);
    assertEquals(
        Arrays.asList(null, "Test recordings, nats a sample: lower is better: MAF -120"), drawn);
  }

  @Test
  void aFewValuesFarOffDoNotFlattenACurve() {
    Object ranges =
        page.run(
            """
            const { rangeOf } = await import("/js/ui/chart.js");
            const curve = Array.from({ length: 100 }, (_, i) => i / 100);
            const [low, high] = rangeOf([5000, ...curve, null]);
            const all = rangeOf(curve);
            return [low < 0, high > 0.99 && high < 1.4, all[0] < 0, all[1] > 0.99, rangeOf([]).join()];
            """);
    assertEquals(List.of(true, true, true, true, "0,1"), ranges);
  }

  @Test
  void aBlindTestThatCannotBeSaysWhy() {
    Object said =
        page.run(
            """
            const { BlindTest } = await import("/js/compare/blind-test.js");
            const place = document.createElement("div");
            const test = new BlindTest(place, flowtone.output);
            const before = place.textContent;
            test.clear("The teacher was late.");
            return [before.startsWith("Compare over a recording"), place.textContent];
            """);
    assertEquals(List.of(true, "The teacher was late."), said);
  }
}
