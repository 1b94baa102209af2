package flowtone.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import flowtone.audio.Waveform;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** A key that is held sounds, whatever happens to connections, and nothing that happens clicks. */
class NeverSilentTest {
  @TempDir Path folder;
  private RunningServer server;
  private Page page;

  @BeforeEach
  void open() {
    server = RunningServer.start(folder);
    page = Page.open(server.address());
    page.listen();
  }

  @AfterEach
  void close() {
    page.close();
    server.close();
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

    server = RunningServer.start(folder, server.address().getPort());
    page.await("flowtone.measurements.connection === 'connected'");
    page.listen();
    page.awaitSound(0.3);
    letGo("h");
  }

  @Test
  void aHeldNoteGoesOnInAnotherVoiceWithoutAGapOrAClick() {
    hold("d");
    double steady = largestStep(page.heard());
    Waveform across = acrossAChangeOfVoice();
    letGo("d");

    assertTrue(
        largestStep(across) < steady + 0.02, "step of " + largestStep(across) + " over " + steady);
    double[] levels = peaks(across);
    double quietest = Arrays.stream(levels).limit(levels.length - 1).min().orElse(0);
    assertTrue(quietest > 0.01 * Arrays.stream(levels).max().orElse(1), Arrays.toString(levels));
  }

  /** What is heard while the voice changes; free of underruns, which a busy machine makes. */
  private Waveform acrossAChangeOfVoice() {
    for (int attempt = 0; attempt < 8; attempt++) {
      String next = RunningServer.VOICES.get((attempt + 1) % 2);
      Object underruns = page.measured("underruns");
      page.listen();
      page.awaitSound(0.1);
      new Select(page.find("#voice")).selectByValue(next);
      page.await("flowtone.store.get('voiceShown') === '%s'".formatted(next));
      page.awaitSound(1);
      Waveform heard = page.heard();
      page.awaitSound(1.3);
      if (Objects.equals(page.measured("underruns"), underruns)) {
        return heard;
      }
    }
    return fail("expected a machine with time for two voices; got underruns every time");
  }

  @Test
  void aHeldNoteGoesOnWhenManyUnderrunsWidenTheWindow() {
    hold("h");
    page.evaluate(
        """
        void (() => {
          window.connections = 0;
          const { postMessage } = Worker.prototype;
          Worker.prototype.postMessage = function (data, ...rest) {
            connections += data.type === "connect" ? 1 : 0;
            return postMessage.call(this, data, ...rest);
          };
          const detail = { bufferedMillis: 0, underruns: flowtone.measurements.underruns + 3 };
          flowtone.output.dispatchEvent(new CustomEvent("state", { detail }));
        })()\
        """);
    page.await("connections > 0");
    page.listen();
    page.awaitSound(1);
    letGo("h");
  }

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
    double peak = Arrays.stream(peaks(heard)).max().orElse(0);
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

  private static double largestStep(Waveform heard) {
    float[] samples = heard.samples();
    double largest = 0;
    for (int i = 1; i < samples.length; i++) {
      largest = Math.max(largest, Math.abs(samples[i] - samples[i - 1]));
    }
    return largest;
  }

  /** Peaks of 10 ms each. */
  private static double[] peaks(Waveform heard) {
    int block = heard.sampleRateHz() / 100;
    double[] peaks = new double[heard.samples().length / block];
    for (int i = 0; i < peaks.length * block; i++) {
      peaks[i / block] = Math.max(peaks[i / block], Math.abs(heard.samples()[i]));
    }
    return peaks;
  }
}
