package flowtone.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The score below the piano: written, dropped, looped, at another tempo, and seen while it plays.
 */
class ScoreDrawerTest extends OnePage {
  private static final String ROLL =
      """
      (() => {
        const canvas = document.querySelector("#score canvas");
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        return data.reduce((sum, value, index) => (31 * sum + value * (index % 9973)) % 1000000007, 7);
      })()\
      """;

  @BeforeEach
  void openDrawer() {
    page.listen();
    go("voices");
    go("play");
    page.open("#score-drawer");
    page.await("document.querySelector('#score canvas').width > 100");
  }

  @AfterEach
  void leave() {
    go("voices");
    page.awaitSilence();
  }

  private static void write(String notes) {
    page.evaluate(
        """
        void ((box) => {
          box.value = "%s";
          box.dispatchEvent(new Event("input"));
        })(document.querySelector("#notes"))\
        """
            .formatted(notes));
  }

  private static void set(String name, int value) {
    page.evaluate(
        """
        void ((slider) => {
          slider.value = %d;
          slider.dispatchEvent(new Event("input"));
          slider.dispatchEvent(new Event("change"));
        })(document.querySelector("#score [name=%s]"))\
        """
            .formatted(value, name));
  }

  private static void play() {
    page.listen();
    page.evaluate("document.querySelector('#score [type=submit]').click()");
  }

  private static double secondsHeard() {
    return number("return heard.filter((x) => x !== 0).length / flowtone.output.sampleRateHz");
  }

  @Test
  void aMidiFileThatIsDroppedIsReadAndDrawn() {
    write("C4:1");
    Object before = page.evaluate(ROLL);
    page.evaluate(
        """
        void (() => {
          const track = [0, 0x90, 60, 96, 96, 0x80, 60, 0, 0, 0x90, 67, 96, 96, 0x80, 67, 0,
              0, 0xff, 0x2f, 0];
          const bytes = [0x4d, 0x54, 0x68, 0x64, 0, 0, 0, 6, 0, 0, 0, 1, 0, 96,
              0x4d, 0x54, 0x72, 0x6b, 0, 0, 0, track.length, ...track];
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([Uint8Array.from(bytes)], "tune.mid"));
          document.querySelector("#score").dispatchEvent(new DragEvent("drop", { dataTransfer }));
        })()\
        """);
    page.await("document.querySelector('#notes').value.startsWith('C4:0.5@0.756 G4:0.5')");
    assertTrue(!before.equals(page.evaluate(ROLL)), "the roll shows what it showed before");
  }

  @Test
  void anExampleIsChosenAndACursorFollowsItsSound() {
    page.evaluate(
        """
        void ((menu) => {
          menu.value = "0";
          menu.dispatchEvent(new Event("change"));
        })(document.querySelector("[name=tune]"))\
        """);
    assertTrue(page.find("#notes").getDomProperty("value").startsWith("E4:0.4"));
    Object still = page.evaluate(ROLL);
    play();
    page.awaitSound(0.3);
    Object early = page.evaluate(ROLL);
    page.awaitSound(0.8);
    Object later = page.evaluate(ROLL);
    assertTrue(!still.equals(early) && !early.equals(later), "the cursor does not move");
    assertEquals("Stop", page.find("#score [type=submit] .word").getText());
    page.evaluate("document.querySelector('#score [type=submit]').click()");
    page.awaitSilence();
    assertEquals(still, page.evaluate(ROLL));
  }

  @Test
  void aLoopGoesOnUntilItIsStopped() {
    write("C4:0.3 E4:0.3");
    page.find("#score [name=loop]").click();
    play();
    page.awaitSound(2);
    page.evaluate("document.querySelector('#score [type=submit]').click()");
    page.awaitSilence();
    page.find("#score [name=loop]").click();
  }

  @Test
  void atTwiceTheTempoItLastsHalfAsLong() {
    write("C4:0.8 E4:0.8");
    play();
    page.awaitSound(1.2);
    page.awaitSilence();
    double whole = secondsHeard();
    set("tempo", 200);
    play();
    page.awaitSound(0.5);
    page.awaitSilence();
    double half = secondsHeard();
    set("tempo", 100);
    assertEquals(0.8, whole - half, 0.2, whole + " s and " + half + " s");
  }

  @Test
  void whatIsNoScoreIsMarkedWhileItIsWritten() {
    write("C4:0.5 H9:1");
    assertEquals("true", page.find("#notes").getDomAttribute("aria-invalid"));
    write("C4:0.5 D4:1");
    assertEquals("false", page.find("#notes").getDomAttribute("aria-invalid"));
    assertEquals(List.of(), page.consoleErrors());
  }
}
