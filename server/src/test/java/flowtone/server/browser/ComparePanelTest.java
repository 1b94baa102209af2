package flowtone.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.server.TestVoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Comparisons of six models in the page, a blind test of three sounds, and the last report. */
class ComparePanelTest extends OnePage {
  private static final String COMPARED =
      "document.querySelectorAll('.lane-row:is([data-state=waiting],[data-state=running])')"
          + ".length === 0 && document.querySelector('#comparison').textContent === 'Compare over notes'";

  /** Two models take all the time they may, perhaps on a machine that has much else to do. */
  private static final Duration A_COMPARISON = Duration.ofMinutes(2);

  @BeforeAll
  static void addFlowsAndAReport() throws IOException {
    TestVoice.addFlows(folder.resolve("voices/duo"));
    Path report = Files.createDirectories(folder.resolve("reports/winds"));
    Files.writeString(
        report.resolve("report.json"),
        """
        {"title": "Winds", "rows": [
           {"id": "nice", "timesRealTime": 31.4, "parameters": 12000, "fit": {"bitsPerSample": 7.25}},
           {"id": "student", "timesRealTime": 56, "live": {"timesRealTime": 9}}],
         "curves": [{"id": "nice", "points": [
           {"seconds": 60, "natsPerSample": -1}, {"seconds": 120, "natsPerSample": -2}]}],
         "conditions": {"cores": 2, "cpu": "a test", "seconds": 2, "sampleRateHz": 16000, "laps": 3},
         "likelihoodOrder": ["The order is that of the papers."], "method": ["Side by side."]}\
        """);
  }

  /** A second of sound instead of four. */
  @BeforeAll
  static void compareOverLess() {
    page.evaluate(
        """
        void (() => {
          const { fetch } = window;
          window.fetch = (path, ...rest) => fetch(String(path).replace("seconds=4", "seconds=1"), ...rest);
        })()\
        """);
  }

  @BeforeEach
  void show() {
    go("voices");
    go("compare");
    page.await("document.querySelector('#report table') !== null");
  }

  /** Wherever on the page it is. */
  private static void click(String selector) {
    page.evaluate("document.querySelector(\"%s\").click()".formatted(selector));
  }

  private static void awaitComparison() {
    page.await(COMPARED, A_COMPARISON);
  }

  @Test
  void sixLanesFillWhileTheClockRunsAndEachCanBeHeard() {
    assertEquals("duo", page.find("#compared").getDomProperty("value"));
    page.find("#comparison").click();
    page.await("Number(document.querySelector('#clock output').value) > 0", A_COMPARISON);
    awaitComparison();
    assertTrue(page.find("#conditions").getText().contains("cores of"));
    assertTrue(page.find("[data-model=student] .words").getText().contains("real time"));
    assertEquals(
        "1",
        page.evaluate(
            "document.querySelector('[data-model=student]"
                + " .fill').style.getPropertyValue('--place')"));
    page.listen();
    page.find("[data-model=student] button").click();
    page.awaitSound(0.5);
    page.find("[data-model=student] button").click();
    page.awaitSilence();
  }

  @Test
  void aComparisonIsStoppedAndBegunAnew() {
    page.find("#comparison").click();
    page.await("document.querySelector('#clock output').value !== '0.0'", A_COMPARISON);
    page.find("#comparison").click();
    page.await("document.querySelector('#comparison').textContent === 'Compare over notes'");
    page.find("#comparison").click();
    awaitComparison();
  }

  @Test
  void threeSoundsAreToldApartOrNot() {
    click("[data-example='1']");
    page.await("document.querySelectorAll('.guess').length === 3", A_COMPARISON);
    assertEquals(false, page.find("[data-model=student] button").isEnabled());
    page.listen();
    click(".guess:nth-child(2) .listen");
    page.awaitSound(0.3);
    for (int guess = 1; guess <= 3; guess++) {
      page.evaluate(
          """
          void ((menu) => {
            menu.value = "student";
            menu.dispatchEvent(new Event("change", { bubbles: true }));
          })(document.querySelector(".guess:nth-child(%d) select"))\
          """
              .formatted(guess));
    }
    click("#blind .primary");
    assertTrue(page.find(".outcome").getText().startsWith("1 of 3 right"));
    List<?> truths =
        (List<?>)
            page.evaluate(
                "[...document.querySelectorAll('.truth')].map((each) => each.textContent).sort()");
    assertEquals(List.of("No: the recording", "No: the teacher", "Yes: the student"), truths);
    assertTrue(page.find("[data-model=student] button").isEnabled());
  }

  @Test
  void theLastReportIsShownAsTableAndCurves() {
    String report = page.find("#report").getText();
    assertTrue(report.contains("The last report: Winds"), report);
    assertTrue(report.contains("The order is that of the papers."), report);
    assertEquals(
        List.of("NICE", "31.4", "–", "7.25", "12,000"),
        page.evaluate(
            "[...document.querySelectorAll('#report .scroll tbody tr:first-child > *')]"
                + ".map((each) => each.textContent)"));
    page.await("document.querySelector('#report .chart canvas') !== null");
  }

  @Test
  void whatDoesNotComeIsSaidWithAButton() {
    page.evaluate(
        """
        void (() => {
          const { fetch } = window;
          window.fetch = () => Promise.reject(new TypeError("cut"));
          setTimeout(() => (window.fetch = fetch), 1500);
        })()\
        """);
    page.find("#comparison").click();
    page.await("!document.querySelector('#notice').hidden");
    assertTrue(page.find("#notice .text").getText().contains("server"));
    page.run("await new Promise((resolve) => setTimeout(resolve, 1600))");
    page.find("#notice .remedy").click();
    awaitComparison();
  }
}
