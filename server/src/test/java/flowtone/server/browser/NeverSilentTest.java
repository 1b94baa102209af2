package flowtone.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Waveform;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/** A key that is held sounds, whatever happens to connections, and nothing that happens clicks. */
class NeverSilentTest extends PageOfItsOwn {
  @BeforeEach
  void open() {
    openPage();
  }

  private void hold(String key) {
    page.actions().keyDown(key).perform();
    page.awaitSound(0.5);
  }

  private void letGo(String key) {
    page.actions().keyUp(key).perform();
    page.awaitSilence();
  }

  @Test
  void aHeldNoteSoundsAgainWhenTheServerComesBack() {
    hold("h");
    server.close();
    page.await("flowtone.measurements.connection === 'waiting'");
    page.awaitSilence();

    restartServer();
    page.await("flowtone.measurements.connection === 'connected'");
    page.listen();
    page.awaitSound(0.3);
    letGo("h");
  }

  @Test
  void aHeldNoteGoesOnInAnotherVoiceWithoutAGapOrAClick() {
    hold("d");
    double steady = Levels.largestStep(page.heard());
    Waveform across = ChangeOfVoice.heard(page, this::heardUntilItIsOver);
    letGo("d");

    assertTrue(
        Levels.largestStep(across) < steady + 0.02,
        "step of " + Levels.largestStep(across) + " over " + steady);
    double[] levels = Levels.peaks(across);
    double quietest = Arrays.stream(levels).limit(levels.length - 1).min().orElse(0);
    assertTrue(quietest > 0.01 * Arrays.stream(levels).max().orElse(1), Arrays.toString(levels));
  }

  private Waveform heardUntilItIsOver(String next) {
    page.await("flowtone.store.get('voiceShown') === '%s'".formatted(next));
    page.awaitSound(1);
    Waveform heard = page.heard();
    page.awaitSound(1.3);
    return heard;
  }

  @Test
  void aHeldNoteGoesOnWhenManyUnderrunsWidenTheWindow() throws Exception {
    page.close();
    try (SlowRoad road = new SlowRoad(server.address())) {
      page = Page.open(road.address());
      page.evaluate(COUNT_CONNECTIONS);
      page.listen();
      hold("h");
      // The first is not heard a second time: those after it have to be longer.
      for (int milliseconds : new int[] {400, 1000, 1000}) {
        Object before = page.measured("underruns");
        road.stall(milliseconds);
        page.await("flowtone.measurements.underruns > " + before);
        page.listen();
        page.awaitSound(0.5);
      }
      page.await("flowtone.measurements.bufferedMillis > 250");
      assertEquals(0L, page.evaluate("connections"));
      letGo("h");
    }
  }

  private static final String COUNT_CONNECTIONS =
      """
      void (() => {
        window.connections = 0;
        const { postMessage } = Worker.prototype;
        Worker.prototype.postMessage = function (data, ...rest) {
          connections += data.type === "connect" ? 1 : 0;
          return postMessage.call(this, data, ...rest);
        };
      })()\
      """;

  @Test
  void aHeldNoteGoesOnWhenSoloBecomesChordsAndBack() {
    hold("h");
    page.evaluate("flowtone.store.set('chords', true)");
    page.listen();
    page.awaitSound(0.6);
    page.evaluate("flowtone.store.set('chords', false)");
    page.listen();
    page.awaitSound(0.6);
    letGo("h");
  }

  @Test
  void whatSoundsTogetherStaysUnderFullScale() {
    page.evaluate("flowtone.store.set('chords', true)");
    page.evaluate("flowtone.store.set('volume', 1)");
    page.evaluate("flowtone.store.set('touch', 1)");
    for (String key : new String[] {"a", "d", "g", "k"}) {
      page.actions().keyDown(key).perform();
    }
    page.awaitSound(1);
    Waveform heard = page.heard();
    for (String key : new String[] {"a", "d", "g", "k"}) {
      page.actions().keyUp(key).perform();
    }
    page.awaitSilence();
    double peak = Arrays.stream(Levels.peaks(heard)).max().orElse(0);
    assertTrue(peak > 0.05 && peak < 0.96, "peak " + peak);
  }

  @Test
  void thePedalHoldsANoteUntilItComesUp() {
    page.find("#sustain").click();
    page.actions().keyDown("d").pause(300).keyUp("d").perform();
    page.listen();
    page.awaitSound(0.5);
    page.find("#sustain").click();
    page.awaitSilence();
  }

  @Test
  void aLineThatIsPlayedIsRecordedToo() {
    page.open("#score-drawer");
    page.evaluate("void (document.querySelector('#notes').value = 'C4:0.4 E4:0.4')");
    page.find("#record").click();
    page.find("#score [type=submit]").click();
    page.awaitSound(0.6);
    page.awaitSilence();
    page.find("#record").click();
    page.await("!document.querySelector('#take-save').disabled");
    page.listen();
    page.find("#take-play").click();
    page.awaitSound(0.4);
    assertNotEquals("0:00.0", page.find("#take-time").getText());
  }

  @Test
  void nothingIsDrawnWhileNothingSounds() {
    hold("d");
    letGo("d");
    page.run("await new Promise((resolve) => setTimeout(resolve, 2500))");
    Object frames =
        page.run(
            """
            let drawn = 0;
            const { requestAnimationFrame: ask } = window;
            window.requestAnimationFrame = (step) => (drawn++, ask(step));
            await new Promise((resolve) => setTimeout(resolve, 500));
            window.requestAnimationFrame = ask;
            return drawn;
            """);
    assertEquals(0L, frames);
  }

  @Test
  void aKeyStruckAtItsEdgeIsMuchLouderThanAtItsTop() {
    double softDb = levelDbOfAKeyStruckAt(0.66);
    double loudDb = levelDbOfAKeyStruckAt(0.92);
    assertTrue(loudDb - softDb > 6, "soft %.1f dB, loud %.1f dB".formatted(softDb, loudDb));
  }

  /** White keys come out between the black ones from 0.62 of their length on. */
  private double levelDbOfAKeyStruckAt(double depth) {
    WebElement key = page.key(60);
    int down = (int) ((depth - 0.5) * key.getSize().getHeight());
    page.listen();
    page.actions().moveToElement(key, 0, down).clickAndHold().perform();
    page.awaitSound(0.5);
    Object power =
        page.evaluate(
            "heard.slice(-flowtone.output.sampleRateHz / 5).reduce((sum, x) => sum + x * x, 0)");
    page.actions().release().perform();
    page.awaitSilence();
    return 10 * Math.log10(((Number) power).doubleValue());
  }
}
