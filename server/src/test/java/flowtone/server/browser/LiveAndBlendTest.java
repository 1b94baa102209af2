package flowtone.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.server.TestVoice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A microphone that plays an instrument, and four recordings that a flow mixes. */
class LiveAndBlendTest {
  private static final Duration A_BLEND = Duration.ofMinutes(2);

  @TempDir static Path folder;
  private static RunningServer server;
  private static Page page;

  @BeforeAll
  static void open() {
    server = RunningServer.start(folder);
    TestVoice.addFlows(folder.resolve("voices/duo"));
    page = Page.open(server.address());
  }

  @AfterAll
  static void close() {
    if (page != null) {
      page.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void show() {
    page.evaluate("flowtone.store.set('tab', 'voices')");
    page.await("document.querySelector('#panel').dataset.panel === 'voices'");
    page.evaluate("flowtone.store.set('tab', 'resynthesize')");
    page.await("document.querySelector('.blend-voice')?.options.length === 1");
  }

  @Test
  void whatIsSungIsPlayedInTuneAndEndsWithTheVoice() {
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
}
