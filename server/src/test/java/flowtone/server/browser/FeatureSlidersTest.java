package flowtone.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.server.TestVoice;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** Sliders of brightness and noise, which a voice has or has not. */
class FeatureSlidersTest extends PageOfItsOwn {
  private static final String TOLD =
      """
      window.told = [];
      const send = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (data, ...rest) {
        data.message && told.push(data.message);
        return send.call(this, data, ...rest);
      };
      const midi = { inputs: new Map([["one", { id: "one", name: "Keys", state: "connected" }]]) };
      window.strike = (...data) => midi.inputs.get("one").onmidimessage(
          { data: Uint8Array.from(data), timeStamp: performance.now() });
      navigator.requestMIDIAccess = async () => midi;
      window.asked = [];
      const load = window.fetch;
      window.fetch = (address, options) => {
        String(address).endsWith("/play") && asked.push(JSON.parse(options.body));
        return load(address, options);
      };
      """;

  /** What the score that was played last asks of features. */
  private static final String FEATURES = "JSON.stringify(asked.at(-1).features)";

  @BeforeEach
  void open() {
    TestVoice.writeReading(folder.resolve("voices"), "bright");
    page = Page.openWith(server.address(), TOLD);
    page.await("window.flowtone?.measurements.connection === 'connected'");
    page.await("document.querySelector('#midi') !== null");
  }

  private void choose(String voice) {
    new Select(page.find("#voice")).selectByValue(voice);
    page.await("flowtone.store.get('voiceShown') === '%s'".formatted(voice));
    page.await("flowtone.measurements.connection === 'connected'");
  }

  private boolean isShown(String slider) {
    return page.find(slider).isDisplayed();
  }

  private void awaitTold(String name, double offset) {
    page.await(
        "told.at(-1)?.name === '%s' && Math.abs(told.at(-1).offset - %s) < 1e-6"
            .formatted(name, offset));
  }

  @Test
  void aVoiceWithoutThemShowsNone() {
    choose("duo");
    assertFalse(isShown("#brightness") || isShown("#noisiness"));
    choose("bright");
    assertTrue(isShown("#brightness") && isShown("#noisiness"));
    assertEquals("0", page.find("#brightness").getDomProperty("value"));
    choose("duo");
    assertFalse(isShown("#brightness") || isShown("#noisiness"));
  }

  @Test
  void whereTheyAreMovedToIsTold() {
    choose("bright");
    WebElement brightness = page.find("#brightness");
    brightness.sendKeys(Keys.ARROW_UP);
    awaitTold("brightness", 0.05);
    assertEquals("+0.05 octaves", brightness.getDomAttribute("aria-valuetext"));
    page.find("#noisiness").sendKeys(Keys.HOME);
    awaitTold("noisiness", -2);
    page.actions().doubleClick(brightness).perform();
    awaitTold("brightness", 0);
  }

  @Test
  void aNewConnectionIsToldWhereTheyStand() {
    choose("bright");
    page.find("#brightness").sendKeys(Keys.END);
    awaitTold("brightness", 2);
    choose("duo");
    page.evaluate("void (told.length = 0)");
    choose("bright");
    page.await("told.some(({ name, offset }) => name === 'brightness' && offset === 2)");
    assertEquals("2", page.find("#brightness").getDomProperty("value"));
  }

  private void playScore() {
    page.evaluate("void (asked.length = 0)");
    page.evaluate("document.querySelector('#score [type=submit]').click()");
    page.await("asked.length > 0");
  }

  @Test
  void aScoreIsPlayedWhereTheyStand() {
    choose("bright");
    page.open("#score-drawer");
    page.find("#brightness").sendKeys(Keys.END);
    page.find("#noisiness").sendKeys(Keys.ARROW_DOWN);
    playScore();
    assertEquals("{\"brightness\":2,\"noisiness\":-0.05}", page.evaluate(FEATURES));
    page.await("document.querySelector('#score .word').textContent === 'Play'");
    choose("duo");
    playScore();
    assertEquals("{}", page.evaluate(FEATURES), "what a voice does not read is not asked for");
    page.await("document.querySelector('#score .word').textContent === 'Play'");
    assertEquals(List.of(), page.consoleErrors());
  }

  @Test
  void theControllerOfAKeyboardMovesTheFirst() {
    page.find("#midi").click();
    page.await("document.querySelector('#midi').textContent === 'MIDI: 1'");
    choose("duo");
    page.evaluate("strike(0xb0, 74, 96)");
    assertEquals(false, page.evaluate("told.some(({ type }) => type === 'feature')"));
    choose("bright");
    page.evaluate("strike(0xb0, 74, 96)");
    awaitTold("brightness", 1);
    assertEquals("1", page.find("#brightness").getDomProperty("value"));
  }
}
