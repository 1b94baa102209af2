package flowtone.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.evaluation.Evaluation;
import flowtone.evaluation.EvaluationSetup;
import flowtone.evaluation.playing.Organ;
import flowtone.evaluation.report.BlindPage;
import flowtone.evaluation.result.EvaluationReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The blind test of a report, taken in a browser. */
class BlindPageTest {
  private static final String CHOOSE_RECORDING =
      "for (const question of ['recording', 'preferred']) {"
          + " const order = [...document.querySelectorAll('audio')].map(a => a.src);"
          + " const at = order.findIndex(src => src.endsWith('-recording.wav'));"
          + " document.getElementsByName(question)[at].click(); }"
          + "document.querySelector('#answer button[type=submit]').click();";

  @TempDir Path folder;

  @Test
  void answersAreCountedKeptAndToldOnlyAtTheEnd() throws Exception {
    Path out = folder.resolve("out");
    EvaluationReport report =
        new Evaluation(EvaluationSetup.of(Organ.seeded(new Organ(20, false, 0))), out, 0)
            .run(Organ.record(folder), Map.of(), () -> {});
    BlindPage.write(report, out);
    ChromeDriver browser = Browsers.lend();
    try {
      browser.get(out.resolve(BlindPage.FILE).toUri().toString());
      answer(browser, 2);
      assertFalse(shown(browser).contains("Griffin-Lim"), shown(browser));
      browser.navigate().refresh();
      assertTrue(shown(browser).contains("Recording 3 of 4"), shown(browser));
      answer(browser, 2);
      List<WebElement> row =
          browser.findElements(By.xpath("//tr[th='recording itself']/td")).subList(0, 3);
      assertEquals(
          List.of("4", "4", "4"), row.stream().map(WebElement::getText).toList(), shown(browser));
      assertTrue(shown(browser).contains("Griffin-Lim"), shown(browser));
    } finally {
      Browsers.giveBack(browser);
    }
  }

  /** Waits until every sound of a recording can be played, and takes the recording for itself. */
  private static void answer(ChromeDriver browser, int times) {
    for (int i = 0; i < times; i++) {
      new WebDriverWait(browser, Duration.ofSeconds(20))
          .until(
              page ->
                  browser.executeScript(
                      "const all = [...document.querySelectorAll('audio')];"
                          + "return all.length === 3 && all.every(a => a.readyState > 1);"));
      browser.executeScript(CHOOSE_RECORDING);
    }
  }

  private static String shown(ChromeDriver browser) {
    return browser.findElement(By.tagName("main")).getText();
  }
}
