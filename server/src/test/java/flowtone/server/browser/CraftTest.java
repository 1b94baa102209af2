package flowtone.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The page for fingers, for the keyboard alone, and for those who see otherwise. */
class CraftTest extends OnePage {
  private static final String PANELS = "['play','resynthesize','compare','train','voices']";

  @AfterEach
  void asItWas() {
    page.touch(false);
    page.prefer("forced-colors", "");
    page.resize(1280, 800);
  }

  @ParameterizedTest
  @ValueSource(ints = {390, 1280})
  void whatIsTouchedIsLargeEnoughForAFinger(int width) {
    page.touch(true);
    page.resize(width, 844);
    page.await("matchMedia('(pointer: coarse)').matches");
    Object small =
        page.run(
            """
            const small = [];
            for (const panel of %s) {
              flowtone.store.set("tab", panel);
              while (document.querySelector("#panel").dataset.panel !== panel) {
                await new Promise((resolve) => setTimeout(resolve, 20));
              }
              document.querySelector("[data-example]")?.click();
              document.querySelectorAll("[aria-controls]").forEach((button) => button.click());
              await new Promise((resolve) => setTimeout(resolve, 300));
              document.querySelectorAll("details").forEach((each) => (each.open = true));
              // A pad is dragged wherever it is touched, and black keys are as wide as a piano's.
              const touched = [...document.querySelectorAll("a, button, select, input, textarea, summary")]
                  .filter((each) => each.offsetParent && !each.matches(".black"));
              for (const each of touched) {
                const boxes = [each, each.closest("label") ?? each].map((e) => e.getBoundingClientRect());
                const [wide, tall] = ["width", "height"].map((s) => Math.max(...boxes.map((b) => b[s])));
                if (wide < 43.5 || tall < 43.5) {
                  small.push([panel, each.tagName, each.id, each.className, wide, tall].join(" "));
                }
              }
            }
            return small;
            """
                .formatted(PANELS));
    assertEquals(List.of(), small);
  }

  @Test
  void whereNothingHasBeenTrainedThreeCommandsSayHow() {
    go("train");
    page.await("document.querySelectorAll('.commands .command-list li').length === 3");
    assertTrue(page.find(".commands .command-list").getText().contains("./flowtone prepare"));
    assertEquals(
        3L, page.evaluate("document.querySelectorAll('.commands [aria-label^=Copy]').length"));
  }

  @Test
  void whoPrefersLessMotionSeesNoneOfIt() {
    page.prefer("prefers-reduced-motion", "reduce");
    go("voices");
    go("compare");
    Object moving =
        page.evaluate(
            """
            [...document.querySelectorAll("*")].filter((each) => ["", "::before", "::after"]
                .map((part) => getComputedStyle(each, part))
                .some(({ transitionDuration, animationName }) =>
                    !/^0s(, 0s)*$/.test(transitionDuration) || animationName !== "none"))
                .map((each) => each.tagName + "." + each.className)\
            """);
    assertEquals(List.of(), moving);
  }

  @Test
  void inForcedColoursPressedKeysAndChosenButtonsAreToldApart() {
    page.prefer("forced-colors", "active");
    go("play");
    page.await("document.querySelector('#piano .key') !== null");
    page.find("#sustain").click();
    assertEquals("solid", style("#sustain", "outlineStyle"));
    assertEquals("none", style("#octave-up", "outlineStyle"));
    page.find("#sustain").click();
    page.evaluate("document.querySelector('.key.white').setAttribute('aria-disabled', true)");
    assertEquals("dashed", style(".key.white", "borderTopStyle"));
    assertFalse(
        style(".key.white", "backgroundColor").equals(style(".key.black", "backgroundColor")));
    page.evaluate("document.querySelector('.key.black').setAttribute('aria-pressed', true)");
    assertFalse(
        style(".key.black[aria-pressed=true]", "backgroundColor")
            .equals(style(".key.black[aria-pressed=false]", "backgroundColor")));
    go("voices");
  }

  private static Object style(String selector, String property) {
    return page.evaluate(
        "getComputedStyle(document.querySelector('%s')).%s".formatted(selector, property));
  }

  /** On what has it, the frame around that, or what stands for it. */
  private static final String FOCUS_IS_SEEN =
      """
      [document.activeElement, document.activeElement.parentElement,
          document.activeElement.nextElementSibling].some((each) => each
              && getComputedStyle(each).outlineStyle !== "none")\
      """;

  @Test
  void theKeyboardAloneReachesEveryControlAndShowsWhere() {
    go("play");
    page.await("document.querySelector('#piano .key') !== null");
    page.open("#score-drawer");
    page.open("#advanced");
    page.evaluate("document.activeElement.blur()");
    String name = "(each.id || each.name || each.getAttribute('href') || each.className)";
    List<?> wanted =
        (List<?>)
            page.evaluate(
                """
                [...document.querySelectorAll("a[href], button, select, textarea, input, [tabindex='0']")]
                    .filter((each) => each.offsetParent && !each.disabled && each.tabIndex >= 0)
                    .map((each) => %s)\
                """
                    .formatted(name));
    Set<Object> reached = new TreeSet<>();
    for (int presses = 0; presses < wanted.size() + 10; presses++) {
      page.actions().sendKeys(Keys.TAB).perform();
      if (page.evaluate("document.activeElement === document.body").equals(false)) {
        Object here = page.evaluate("((each) => %s)(document.activeElement)".formatted(name));
        reached.add(here);
        assertEquals(true, page.evaluate(FOCUS_IS_SEEN), "focus is not seen on " + here);
      }
    }
    // Of two radio buttons the one that is chosen is reached, and from it the other by arrows.
    Set<Object> missing = new TreeSet<>(wanted);
    missing.removeAll(reached);
    missing.remove("chords");
    assertEquals(Set.of(), missing);
  }

  @Test
  void aKeyIsWalkedToByArrowsAndPlayedByTheSpaceBar() {
    go("voices");
    go("play");
    page.await("document.querySelector('#piano .key') !== null");
    page.evaluate("document.querySelector('.key[tabindex=\"0\"]').focus()");
    Object from = page.evaluate("Number(document.activeElement.dataset.note)");
    page.actions().sendKeys(Keys.ARROW_RIGHT).perform();
    Object to = page.evaluate("Number(document.activeElement.dataset.note)");
    assertEquals(((Number) from).intValue() + 1, ((Number) to).intValue());
    page.listen();
    page.actions().keyDown(Keys.SPACE).perform();
    page.awaitSound(0.2);
    page.actions().keyUp(Keys.SPACE).perform();
    page.awaitSilence();
  }
}
