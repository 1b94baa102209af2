package flowtone.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every panel, as it looks and as it is read aloud. */
class PanelsTest extends OnePage {
  @BeforeAll
  static void writeRun() throws IOException {
    writeRun("winds", "finished", "Good: it reaches all its bars.");
  }

  private static void writeRun(String id, String state, String verdict) throws IOException {
    Path run = Files.createDirectories(folder.resolve("runs").resolve(id));
    Files.writeString(
        run.resolve("state.json"),
        """
        {"kind": "teacher", "progress": "%s", "step": 40, "targetSteps": 40, "secondsTrained": 9,
         "bestMetrics": {"test/nll": -4}, "rollbacks": 1, "verdict": "%s",
         "heartbeatEpochMillis": 1}\
        """
            .formatted(state, verdict));
    StringBuilder metrics = new StringBuilder();
    for (int step = 10; step <= 40; step += 10) {
      metrics.append("{\"step\":%d,\"secondsTrained\":1,\"values\":".formatted(step));
      metrics.append("{\"train/nll\":%d,\"test/nll\":%d}}\n".formatted(-step, -step / 2));
    }
    Files.writeString(run.resolve("metrics.jsonl"), metrics);
  }

  @BeforeEach
  void atDesktopSize() {
    page.resize(1280, 800);
    page.evaluate("flowtone.store.set('theme', 'light')");
    show("play");
  }

  private static void show(String panel) {
    go(panel);
    if (panel.equals("resynthesize")) {
      page.evaluate("document.querySelector('[data-example]').click()");
    } else if (panel.equals("train")) {
      page.await("document.querySelector('.chart canvas') !== null");
    } else if (panel.equals("compare")) {
      page.await("document.querySelector('#report .command-list') !== null");
    } else if (panel.equals("voices")) {
      page.await("document.querySelectorAll('.voice-card tbody').length === 2");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"play", "resynthesize", "compare", "train", "voices"})
  void noPanelOverflowsFromAPhoneToALargeScreen(String panel) {
    show(panel);
    for (int[] size :
        new int[][] {{320, 640}, {768, 1024}, {844, 390}, {1280, 800}, {1920, 1080}}) {
      page.resize(size[0], size[1]);
      page.await("innerWidth === " + size[0]);
      page.run("await new Promise((resolve) => setTimeout(resolve, 150))");
      Object beyond =
          page.evaluate(
              """
              [...document.querySelectorAll("body *")]
                  .filter((each) => each.offsetParent && !each.closest(".scroll, code"))
                  .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
                  .map((each) => each.tagName + "#" + each.id + "." + each.className)\
              """);
      assertEquals(List.of(), beyond, panel + " at " + size[0]);
      assertEquals(true, page.evaluate("document.documentElement.scrollWidth <= innerWidth"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"play", "resynthesize", "compare", "train", "voices"})
  void noPanelHasWhatAxeCallsAViolation(String panel) throws IOException {
    try (InputStream axe = PanelsTest.class.getResourceAsStream("axe/axe.min.js")) {
      page.inject(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
    }
    show(panel);
    if (panel.equals("play")) {
      page.open("#score-drawer");
      page.open("#advanced");
    }
    for (String theme : List.of("light", "dark")) {
      page.evaluate("flowtone.store.set('theme', '%s')".formatted(theme));
      assertNoViolations(panel + ", " + theme);
    }
    for (int[] size : new int[][] {{390, 844}, {844, 390}}) {
      page.resize(size[0], size[1]);
      assertNoViolations(panel + " at " + size[0]);
    }
  }

  private static void assertNoViolations(String where) {
    page.run("await new Promise((resolve) => setTimeout(resolve, 250))");
    Object violations =
        page.run(
            """
            const { violations } = await axe.run(document, { resultTypes: ["violations"] });
            return violations.flatMap(({ id, nodes }) => nodes.map(
                ({ target, failureSummary }) => id + " " + target + " " + failureSummary));
            """);
    assertEquals(List.of(), violations, where);
  }

  @Test
  void onAComputersScreenAllOfPlayIsSeenAtOnce() {
    assertEquals(
        true,
        page.evaluate(
            """
            document.querySelector(".strip").getBoundingClientRect().bottom
                <= document.querySelector("#dock").getBoundingClientRect().top\
            """));
    assertEquals(true, page.evaluate("document.documentElement.scrollHeight <= innerHeight"));
  }

  @Test
  void onALargeScreenToo() {
    page.resize(1920, 1080);
    page.await("innerWidth === 1920");
    page.run("await new Promise((resolve) => setTimeout(resolve, 150))");
    onAComputersScreenAllOfPlayIsSeenAtOnce();
  }

  @Test
  void aPhoneOnItsSideHasKeysAndADockToRecordWith() {
    page.resize(844, 390);
    page.await("innerWidth === 844");
    page.run("await new Promise((resolve) => setTimeout(resolve, 150))");
    assertEquals(
        List.of(true, true),
        page.evaluate(
            """
            (() => {
              const boxOf = (selector) => document.querySelector(selector).getBoundingClientRect();
              const [dock, record, piano] = ["#dock", "#record", "#piano"].map(boxOf);
              return [dock.height > 40 && dock.height < 60 && dock.bottom <= innerHeight,
                  piano.height >= 130 && piano.bottom <= dock.top && record.width > 20];
            })()\
            """));
    page.find("#record").click();
    page.await("document.querySelector('#take-time').value !== '0:00.0'");
    page.find("#record").click();
    page.await("!document.querySelector('#take-play').disabled");
    assertTrue(page.find("#take-loop").isDisplayed());
  }

  @Test
  void theSpectrogramShowsWhatSoundsAndTheNoteIsNamed() {
    page.listen();
    page.actions().keyDown("d").perform();
    page.awaitSound(0.5);
    page.await(
        """
        (() => {
          const canvas = document.querySelector("#spectrogram");
          const { data } = canvas.getContext("2d")
              .getImageData(canvas.width - 20, 0, 20, canvas.height);
          return data.some((value, index) => index % 4 === 0 && value > 150);
        })()\
        """);
    Object note = page.evaluate("document.querySelector('.key[aria-pressed=true]').dataset.note");
    page.actions().keyUp("d").perform();
    page.awaitSilence();
    assertEquals(
        page.run("return (await import('/js/play/pitch.js')).noteName(Number(%s))".formatted(note)),
        page.find("#note").getText());
  }

  @Test
  void anInvitationOffersADemoWhoseKeysAreLit() {
    show("voices");
    show("play");
    assertTrue(page.find("#invitation").isDisplayed());
    page.listen();
    page.find("#demo").click();
    page.awaitSound(0.5);
    page.await("document.querySelector('.key[aria-pressed=true]') !== null");
    page.await("document.querySelector('#invitation').hidden");
    show("voices");
    page.awaitSilence();
  }

  @Test
  void aPatchIsSharedByItsAddress() {
    page.evaluate("flowtone.store.set('mix', { altosax: 0.25, cello: 0.75 })");
    page.evaluate("flowtone.store.set('seed', 42)");
    page.await("location.hash.includes('mix=altosax:0.25,cello:0.75&seed=42')");
    page.evaluate("flowtone.store.set('seed', null)");
  }

  @Test
  void aRunShowsItsVerdictAndItsCurves() {
    show("train");
    assertTrue(page.find(".run .verdict").getText().startsWith("Good"));
    assertTrue(page.find(".runs").getText().contains("winds"));
    assertEquals(1L, page.evaluate("document.querySelectorAll('.chart').length"));
  }

  @Test
  void aVoiceIsPlayedFromItsCard() {
    show("voices");
    page.listen();
    page.find(".voice-card .toolbar button:last-child").click();
    page.awaitSound(0.5);
    page.find(".voice-card .toolbar button:last-child").click();
    page.awaitSilence();
    page.find(".voice-card:nth-child(2) .toolbar button").click();
    page.await("document.querySelector('#panel').dataset.panel === 'play'");
    assertEquals("other", page.find("#voice").getDomProperty("value"));
  }
}
