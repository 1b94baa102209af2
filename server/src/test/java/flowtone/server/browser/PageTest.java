package flowtone.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import flowtone.audio.PitchContour;
import flowtone.audio.PitchTracker;
import flowtone.audio.Waveform;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

class PageTest extends OnePage {
  private static final String HELD = "document.querySelector('.key[aria-pressed=true]')";

  @BeforeEach
  void listen() {
    page.listen();
  }

  @AfterEach
  void theConsoleHasNoErrors() {
    assertEquals(List.of(), page.consoleErrors());
  }

  @Test
  void aKeyOfTheComputerSoundsAtItsPitchAndItsLatencyIsShown() {
    page.actions().keyDown("h").perform();
    page.awaitSound(0.6);
    int midi = ((Number) page.evaluate("Number(" + HELD + ".dataset.note)")).intValue();
    page.actions().keyUp("h").perform();
    page.awaitSilence();

    double expectedHz = 440 * Math.pow(2, (midi - 69) / 12.0);
    assertEquals(0, PitchContour.cents(expectedHz, pitchHz(page.heard())), 15);
    double latencyMillis = ((Number) page.measured("latencyMillis")).doubleValue();
    assertTrue(latencyMillis > 0 && latencyMillis < 2000, "latency " + latencyMillis);
    assertEquals(
        Math.round(latencyMillis) + " ms",
        page.find("[data-figure=latencyMillis]").getDomProperty("textContent"));
  }

  private static double pitchHz(Waveform heard) {
    int hopSamples = heard.sampleRateHz() / 125;
    return new PitchTracker(heard.sampleRateHz(), hopSamples)
        .track(heard.samples(), heard.samples().length / hopSamples)
        .medianHz();
  }

  @Test
  void lettingGoEndsTheNoteInSilenceWithoutAClick() {
    double[] levels = levelsOfANoteLetGo();
    double held = levels[0];
    for (int i = 1; i < levels.length; i++) {
      // A cut falls to nothing at once; a release, by less than 20 dB in 8 ms.
      boolean gradual = levels[i] > levels[i - 1] / 10 || levels[i - 1] < 0.01 * held;
      assertTrue(gradual, "levels after the key was let go: " + Arrays.toString(levels));
    }
    assertEquals(0, levels[levels.length - 1]);
  }

  /** Peaks of the sound, 8 ms each, from the letting go on; free of underruns. */
  private static double[] levelsOfANoteLetGo() {
    for (int attempt = 0; attempt < 5; attempt++) {
      Object underruns = page.measured("underruns");
      page.listen();
      page.actions().keyDown("d").perform();
      page.awaitSound(0.5);
      int released = page.heard().samples().length;
      page.actions().keyUp("d").perform();
      page.awaitSilence();
      if (Objects.equals(page.measured("underruns"), underruns)) {
        return Levels.peaks(page.heard(), released, 125);
      }
    }
    return fail("expected a machine with time for one note; got underruns every time");
  }

  @Test
  void theMousePlaysAKeyAndSlidesToTheNext() {
    WebElement first = page.key(60);
    WebElement next = page.key(62);
    page.actions().moveToElement(first).clickAndHold().perform();
    page.awaitSound(0.1);
    assertEquals("true", first.getDomAttribute("aria-pressed"));

    page.actions().moveToElement(next).perform();
    page.await(HELD + "?.dataset.note === '62'");
    assertEquals("false", first.getDomAttribute("aria-pressed"));

    page.actions().release().perform();
    page.await(HELD + " === null");
    page.awaitSilence();
  }

  @Test
  void theMenuShowsTheVoicesAndTheMixTheirLabels() {
    Select menu = new Select(page.find("#voice"));
    assertEquals(
        RunningServer.VOICES,
        menu.getOptions().stream().map(o -> o.getDomProperty("value")).toList());
    for (String label : RunningServer.LABELS) {
      assertTrue(page.find("#mix").getText().contains(label), label);
    }
  }

  @Test
  void aLineOfNotesComesBackAsSound() {
    submit("C4:0.2 E4:0.2");
    page.awaitSound(0.35);
    page.awaitSilence();
  }

  @Test
  void aLineThatIsNoScoreIsAnsweredInWords() {
    submit("H9:1");
    page.await("!document.querySelector('#notice').hidden");
    assertTrue(page.find("#notice").getText().contains("expected"), page.find("#notice").getText());
    // Chromium logs the refused request itself.
    assertEquals(1, page.consoleErrors().size());
  }

  private static void submit(String notes) {
    page.open("#score-drawer");
    WebElement box = page.find("#notes");
    box.clear();
    box.sendKeys(notes);
    page.find("#score [type=submit]").click();
  }
}
