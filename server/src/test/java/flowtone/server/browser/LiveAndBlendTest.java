package flowtone.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.server.TestVoice;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A microphone that plays an instrument, and four recordings that a flow mixes. */
class LiveAndBlendTest extends OnePage {
  private static final Duration A_BLEND = Duration.ofMinutes(2);

  @BeforeAll
  static void addFlows() {
    TestVoice.addFlows(folder.resolve("voices/duo"));
  }

  @BeforeEach
  void show() {
    go("voices");
    go("resynthesize");
    page.await("document.querySelector('.blend-voice')?.options.length === 1");
  }

  @Test
  void whatIsSungIsPlayedInTuneAndEndsWithTheVoice() {
    sing();
    page.awaitSound(1.5);
    page.await("document.querySelector('.live .latency').textContent.includes('ms behind you')");
    assertEquals("A3", page.find(".live .heard").getDomProperty("value"));
    page.evaluate("void (mouth.gain.value = 0)");
    page.awaitSilence();
    page.evaluate("document.querySelector('#go-live').click()");
    assertEquals("false", page.find("#go-live").getDomAttribute("aria-pressed"));
    double cents = 1200 * Math.log(medianHz() / 225) / Math.log(2);
    assertTrue(Math.abs(cents) < 15, "off by " + cents + " cents");
  }

  private static void sing() {
    page.evaluate(
        """
        void (navigator.mediaDevices.getUserMedia = async () => {
          const { context } = flowtone.output;
          window.sung = new OscillatorNode(context, { frequency: 225 });
          window.mouth = new GainNode(context, { gain: 0.2 });
          const room = context.createMediaStreamDestination();
          sung.connect(mouth).connect(room);
          sung.start();
          return room.stream;
        })\
        """);
    page.listen();
    page.evaluate("document.querySelector('#go-live').click()");
  }

  @Test
  void whatIsSungSofterIsPlayedSofter() {
    sing();
    page.awaitSound(1);
    double loudDb = levelDb();
    page.evaluate(
        "void mouth.gain.setTargetAtTime(0.05, flowtone.output.context.currentTime, 0.1)");
    page.run("await new Promise((resolve) => setTimeout(resolve, 1000))");
    double softerDb = levelDb() - loudDb;
    page.evaluate("document.querySelector('#go-live').click()");
    page.awaitSilence();
    assertTrue(softerDb < -8 && softerDb > -16, "12 dB softer became " + softerDb + " dB");
  }

  /** Of the last fifth of a second, dB. */
  private static double levelDb() {
    return number(
        """
        const last = heard.slice(-flowtone.output.sampleRateHz / 5);
        return 10 * Math.log10(last.reduce((sum, x) => sum + x * x, 0) / last.length + 1e-12);
        """);
  }

  private static double medianHz() {
    Object hertz =
        page.run(
            """
            const { pitchTrack } = await import("/js/audio/pitch-track.js");
            const { midi } = pitchTrack(Float32Array.from(heard), flowtone.output.sampleRateHz);
            const sorted = midi.filter((value) => value !== null).sort((a, b) => a - b);
            return 440 * 2 ** ((sorted[sorted.length >> 1] - 69) / 12);
            """);
    return ((Number) hertz).doubleValue();
  }

  @Test
  void fourRecordingsAreMixedHeardAndSaved() {
    page.listen();
    page.evaluate("document.querySelector('.blend-listen').click()");
    page.await("!document.querySelector('.blend-save').disabled", A_BLEND);
    page.awaitSound(0.5);
    page.evaluate("document.querySelector('.blend-listen').click()");
    page.awaitSilence();
  }

  @Test
  void thePadIsMovedByTheMouseAndTheArrowKeysAndItsPlaceIsAskedFor() {
    page.evaluate(
        """
        void (() => {
          const { fetch } = window;
          window.asked = [];
          window.fetch = (path, ...rest) => {
            if (!path.includes("/blend?")) {
              return fetch(path, ...rest);
            }
            asked.push(path.split("?")[1]);
            return Promise.reject(new DOMException("asked", "AbortError"));
          };
          window.unstub = () => (window.fetch = fetch);
        })()\
        """);
    WebElement pad = page.find(".blend .pad");
    page.evaluate("document.querySelector('.blend .pad').scrollIntoView({ block: 'center' })");
    // Within its rounded corner.
    int right = pad.getSize().getWidth() / 2 - 4;
    int up = 4 - pad.getSize().getHeight() / 2;
    page.actions().moveToElement(pad, right, up).clickAndHold().release().perform();
    page.evaluate("document.querySelector('.blend-listen').click()");
    page.find(".blend-side .field:nth-of-type(2) input").sendKeys(Keys.END);
    page.evaluate("document.querySelector('.blend-listen').click()");
    page.find(".blend-side .field:nth-of-type(1) input").sendKeys(Keys.HOME);
    page.evaluate("document.querySelector('.blend-listen').click()");
    page.await("asked.length === 3");
    page.evaluate("unstub()");
    assertEquals(List.of("a=0&b=90", "a=90&b=90", "a=90&b=0"), page.evaluate("asked"));
  }

  @Test
  void aMelodyOfFramesIsPressedBentAndLetGo() {
    Object done =
        page.run(
            """
            const { LiveNotes } = await import("/js/resynthesize/live-notes.js");
            const done = [];
            const notes = new LiveNotes({
              allows: (note) => note >= 50 && note <= 70,
              press: (note) => done.push("press " + note),
              bend: (cents) => done.push("bend " + Math.round(cents)),
              release: () => done.push("release"),
            });
            const sing = (midi, frames) => {
              for (let i = 0; i < frames; i++) {
                notes.take({ midi, levelDb: -20 });
              }
            };
            sing(60.2, 3);
            sing(null, 3);
            sing(64, 4);
            sing(null, 8);
            sing(80, 2);
            return done;
            """);
    assertEquals(
        List.of(
            "bend 20",
            "press 60",
            "bend 20",
            "bend 400",
            "bend 400",
            "bend 400",
            "bend 0",
            "press 64",
            "release",
            "bend 0",
            "bend 0",
            "press 68"),
        done);
  }

  @Test
  void aNoteGrowsAndFadesAsItIsSungAndIsStruckAnewWhereTheVoiceIs() {
    Object done =
        page.run(
            """
            const { LiveNotes } = await import("/js/resynthesize/live-notes.js");
            const [pressed, asked] = [[], []];
            const notes = new LiveNotes({
              allows: () => true,
              press: (note) => pressed.push(note),
              bend: () => {},
              dynamics: (decibels) => asked.push(decibels),
              release: () => {},
            });
            const sing = (frames, levelAt) => {
              for (let i = 0; i < frames; i++) {
                notes.take({ midi: 60, levelDb: levelAt(i) });
              }
            };
            sing(10, (i) => -40 + i);
            sing(200, (i) => Math.min(-12, -30 + i / 10));
            const swollen = asked.at(-1);
            sing(200, () => -36);
            const faded = asked.at(-1);
            sing(8, () => -20);
            return [pressed.length, swollen, faded, asked.at(-1)];
            """);
    assertEquals(List.of(2L, 27L, 3L, 0L), done);
  }
}
