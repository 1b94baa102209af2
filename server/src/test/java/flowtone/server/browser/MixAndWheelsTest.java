package flowtone.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What of the instrument is set by hand: its mix and the wheels beside its keys. */
class MixAndWheelsTest extends OnePage {
  @BeforeEach
  void show() {
    go("play");
    page.evaluate(
        """
        void (() => {
          window.told = [];
          window.send ??= Worker.prototype.postMessage;
          Worker.prototype.postMessage = function (data, ...rest) {
            data.message && told.push(data.message);
            return send.call(this, data, ...rest);
          };
        })()\
        """);
  }

  @AfterEach
  void asItWas() {
    go("voices");
    page.evaluate("flowtone.store.set('mix', { altosax: 1 })");
  }

  private static double share(String label) {
    return number("return flowtone.store.get('mix').%s ?? 0".formatted(label));
  }

  @Test
  void aTileTakesAllOfTheMix() {
    page.find(".tile:nth-child(2)").click();
    assertEquals(1, share("cello"));
    assertEquals("true", page.find(".tile:nth-child(2)").getDomAttribute("aria-pressed"));
    page.await("told.at(-1)?.type === 'labels' && told.at(-1).weights.cello === 1");
  }

  @Test
  void thePadIsDraggedToAMixThatIsTold() {
    WebElement pad = page.find("#mix .mix-pad");
    page.actions().moveToElement(pad).clickAndHold().moveByOffset(20, 0).release().perform();
    assertTrue(share("cello") > 0.5 && share("cello") < 0.8, "share " + share("cello"));
    page.await("told.at(-1)?.weights.cello > 0.5 && told.at(-1).weights.altosax > 0.2");
    assertTrue(page.find(".handle").getDomAttribute("aria-valuetext").contains("% Cello"));
  }

  @Test
  void theArrowKeysAndTheSlidersMixToo() {
    page.evaluate("document.querySelector('.handle').focus()");
    page.actions().sendKeys(Keys.ARROW_RIGHT).sendKeys(Keys.ARROW_RIGHT).perform();
    assertEquals(0.08, share("cello"), 1e-6);
    page.open("#advanced");
    page.find("#shares label:last-child input").sendKeys(Keys.END);
    assertTrue(share("cello") > 0.5, "share " + share("cello"));
  }

  @Test
  void theBendWheelSpringsBackAndTheOtherStays() {
    WebElement bend = page.find("#bend");
    int up = 4 - bend.getSize().getHeight() / 2;
    page.actions().moveToElement(bend).clickAndHold().moveByOffset(0, up).perform();
    page.await("told.some(({ type, cents }) => type === 'pitchBend' && cents > 100)");
    page.actions().release().perform();
    page.await("told.at(-1).cents === 0");
    assertEquals("0", bend.getDomProperty("value"));
    page.find("#modulation").sendKeys(Keys.END);
    page.listen();
    page.actions().keyDown("d").perform();
    page.await("told.some(({ type, cents }) => type === 'pitchBend' && cents < -40)");
    page.actions().keyUp("d").perform();
    page.awaitSilence();
    assertEquals(
        true,
        page.evaluate("told.every(({ type, cents }) => type !== 'pitchBend' || cents >= -45)"),
        "deeper than the modulation wheel goes");
  }
}
