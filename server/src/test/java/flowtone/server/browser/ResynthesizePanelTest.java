package flowtone.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** A recording and what a voice made of it: rendered, cancelled, changed between and looped. */
class ResynthesizePanelTest extends OnePage {
  @BeforeEach
  void chooseAnExample() {
    page.listen();
    go("voices");
    go("resynthesize");
    page.evaluate("document.querySelector('[data-example]').click()");
    page.await("document.querySelector('#source .caption').textContent === 'A whistled tune'");
  }

  @AfterEach
  void leave() {
    go("voices");
    page.awaitSilence();
  }

  private static void render() {
    page.evaluate("document.querySelector('#render').click()");
    page.await("!document.querySelector('#save').disabled");
  }

  @Test
  void anExampleIsResynthesizedHeardComparedAndSaved() {
    page.listen();
    page.evaluate("document.querySelector('#render').click()");
    page.await("!document.querySelector('#save').disabled");
    page.awaitSound(0.3);
    page.find("#listen").click();
    page.listen();
    page.awaitSound(0.5);
    assertEquals("1", page.find("[name=heard]:checked").getDomProperty("value"));
    page.evaluate("document.activeElement.blur()");
    page.actions().sendKeys("b").perform();
    assertEquals("0", page.find("[name=heard]:checked").getDomProperty("value"));
    page.awaitSound(1);
    page.find("#listen").click();
    page.awaitSilence();
    for (String canvas : List.of("#source .spectrum", "#result .spectrum", "#result .wave")) {
      assertTrue((Boolean) page.run(BRIGHT.formatted(canvas)), canvas + " is blank");
    }
  }

  @Test
  void theMicrophoneIsRecordedWithItsLevelShown() {
    page.evaluate(
        """
        void (navigator.mediaDevices.getUserMedia = async () => {
          const { context } = flowtone.output;
          const tone = new OscillatorNode(context, { frequency: 330 });
          const room = context.createMediaStreamDestination();
          tone.connect(room);
          tone.start();
          return room.stream;
        })\
        """);
    page.find("#microphone").click();
    page.await("document.querySelector('#listening').textContent.includes('1 s of at most 60 s')");
    page.await(
        "Number(document.querySelector('#microphone').style.getPropertyValue('--level')) > 0.5");
    page.find("#microphone").click();
    page.await("document.querySelector('#source .caption').textContent === 'From the microphone'");
    assertTrue((Boolean) page.run(BRIGHT.formatted("#source .spectrum")));
    assertEquals(false, page.evaluate("document.querySelector('#melody').hidden"));
  }

  private static final String BRIGHT =
      """
      const canvas = document.querySelector("%s");
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      return data.some((value, index) => index %% 4 === 1 && value > 100);
      """;

  @Test
  void beforeThereIsAResultItsLaneSaysHowToMakeOne() {
    assertTrue(page.find("#result .nothing").getText().contains("Resynthesize"));
    render();
    assertEquals("", page.find("#result .nothing").getText());
  }

  @Test
  void aChangeBetweenRecordingAndResultLeavesNoGap() {
    render();
    page.find("#listen").click();
    page.run("await new Promise((resolve) => setTimeout(resolve, 700))");
    page.listen();
    for (int heard : new int[] {0, 1, 0}) {
      page.run("await new Promise((resolve) => setTimeout(resolve, 300))");
      page.evaluate(
          "document.querySelector(\"[name=heard][value='%d']\").click()".formatted(heard));
    }
    page.run("await new Promise((resolve) => setTimeout(resolve, 300))");
    double quietest =
        number(
            """
            const block = Math.round(flowtone.output.sampleRateHz / 100);
            const peaks = [];
            for (let at = 0; at + block <= heard.length; at += block) {
              peaks.push(Math.max(...heard.slice(at, at + block).map(Math.abs)));
            }
            return Math.min(...peaks) / Math.max(...peaks);
            """);
    assertTrue(quietest > 0.02, "quietest at " + quietest + " of the loudest");
  }

  @Test
  void aPartThatIsDraggedOverIsLooped() {
    page.find("#looped").click();
    drag(
        """
        at("pointerdown", 0.2);
        at("pointermove", 0.3);
        at("pointerup", 0.3);
        """);
    page.listen();
    // A tenth of four seconds, again and again.
    page.awaitSound(1.5);
    page.find("#listen").click();
    page.awaitSilence();
    page.find("#looped").click();
  }

  @Test
  void aPartIsPickedAndLetGoFromTheKeyboardAlone() {
    page.evaluate("document.querySelector('#source .wave').focus()");
    page.actions().sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT).perform();
    page.actions()
        .keyDown(Keys.SHIFT)
        .sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
        .keyUp(Keys.SHIFT)
        .perform();
    // Three steps of a fiftieth of 3.7 s.
    page.awaitSound(0.15);
    page.awaitSilence();
    assertEquals("0.4 s of 3.7 s, 0.1 s to 0.4 s picked", told());
    page.actions().sendKeys(Keys.ESCAPE).perform();
    assertEquals("0.4 s of 3.7 s", told());
    page.listen();
    page.actions().sendKeys(Keys.HOME, Keys.ENTER).perform();
    page.awaitSound(0.5);
  }

  /** Calls {@code at(type, share)} of pointer events, at shares of the waveform's width. */
  private static void drag(String events) {
    page.evaluate(
        """
        void ((canvas) => {
          canvas.setPointerCapture = () => {};
          const { left, top, width } = canvas.getBoundingClientRect();
          const at = (type, share) => canvas.dispatchEvent(new PointerEvent(type,
              { clientX: left + share * width, clientY: top + 5, pointerId: 1 }));
          %s
        })(document.querySelector("#source .wave"))\
        """
            .formatted(events));
  }

  private static Object told() {
    return page.evaluate("document.querySelector('#source .wave').getAttribute('aria-valuetext')");
  }

  @Test
  void anEndOfThePartThatWasPickedIsPulledFurther() {
    drag(
        """
        at("pointerdown", 0.2);
        at("pointerup", 0.3);
        at("pointerdown", 0.3);
        at("pointermove", 0.5);
        at("pointerup", 0.5);
        """);
    assertTrue(told().toString().endsWith("0.7 s to 1.9 s picked"), told().toString());
  }

  @Test
  void aRenderingIsCancelled() {
    page.evaluate("document.querySelector('#stretch').value = 2");
    page.evaluate("document.querySelector('#render').click()");
    page.await("document.querySelector('#render').textContent === 'Cancel'");
    page.evaluate("document.querySelector('#render').click()");
    page.await("document.querySelector('#render').textContent === 'Resynthesize'");
    assertEquals(true, page.evaluate("document.querySelector('#progress').hidden"));
  }

  @Test
  void aMicrophoneStopsByItselfAtItsLimit() {
    double seconds =
        number(
            """
            const { Microphone } = await import("/js/audio/microphone.js");
            const { output } = flowtone;
            const { getUserMedia } = navigator.mediaDevices;
            navigator.mediaDevices.getUserMedia = async () => {
              const room = output.context.createMediaStreamDestination();
              const tone = new OscillatorNode(output.context);
              tone.connect(room);
              tone.start();
              return room.stream;
            };
            const microphone = new Microphone(output, 0.4);
            const over = new Promise((resolve) => microphone.addEventListener("take", resolve));
            await microphone.start();
            const { detail } = await over;
            navigator.mediaDevices.getUserMedia = getUserMedia;
            return microphone.recording ? -1 : detail.samples.length / detail.sampleRateHz;
            """);
    assertEquals(0.4, seconds, 0.05);
  }
}
